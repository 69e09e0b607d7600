import { isObject } from '../lint/is-object.ts';
import { splitArn } from '../match/resource-overlap.ts';
import { actionOf, isAction, prefixOfService, spelt } from './action-names.ts';
import type { Denial } from './denial.ts';
import { denialsInText } from './denials-in-text.ts';
import { isResource } from './read-resource.ts';

/** JSON may hold JSON as text, and that as well; deeper than this it is read as text. */
const deepest = 4;

/** Finds the denied requests that a value of JSON tells of, in the order in which they stand there. */
export function denialsInValue(root: unknown): readonly Denial[] {
  const denials: Denial[] = [];
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') {
      const inside = depth < deepest ? parsedJson(value) : undefined;
      if (inside !== undefined) open.push({ value: inside, depth: depth + 1 });
      else for (const denial of denialsInText(value)) denials.push(denial);
      continue;
    }
    const own = isObject(value) ? denialsInObject(value) : undefined;
    if (own !== undefined) for (const denial of own) denials.push(denial);
    else if (typeof value === 'object' && value !== null) {
      for (const item of Object.values(value).reverse()) open.push({ value: item, depth });
    }
  }
  return denials;
}

/** What an object of a known form tells; nothing where it is none. */
function denialsInObject(value: JsonObject): readonly Denial[] | undefined {
  return decoded(value) ?? trailEvent(value) ?? stackEvent(value);
}

/** Reads an object or a list of JSON; nothing where a text is none. */
export function parsedJson(text: string): object | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type JsonObject = Readonly<Record<string, unknown>>;

/** What `aws sts decode-authorization-message` makes of an encoded message. */
function decoded(value: JsonObject): readonly Denial[] | undefined {
  const { allowed, explicitDeny, context, matchedStatements } = value;
  if (typeof allowed !== 'boolean' || !isObject(context)) return undefined;
  const { principal, action, resource, conditions } = context;
  if (allowed || typeof action !== 'string') return [];
  // Some answers leave out the prefix of the service.
  const [, , service = 'ec2'] = isResource(resource) ? (splitArn(resource) ?? []) : [];
  const asked = action.includes(':') ? spelt(action) : actionOf(service, action);
  if (!isAction(asked)) return [];
  const arn = isObject(principal) ? principal.arn : undefined;
  const [sid] = itemsOf(matchedStatements).map(({ statementId }) => statementId);
  const keys = itemsOf(conditions).flatMap(({ key, values }): [string, string[]][] =>
    typeof key === 'string' ? [[key, itemsOf(values).map((item) => String(item.value))]] : [],
  );
  return [
    {
      ...(typeof arn === 'string' ? { principal: arn } : {}),
      action: asked,
      ...(isResource(resource) ? { resource } : {}),
      reason:
        explicitDeny === true
          ? { kind: 'explicit deny', ...(typeof sid === 'string' && sid !== '' ? { sid } : {}) }
          : { kind: 'not allowed' },
      context: Object.fromEntries(keys),
    },
  ];
}

function itemsOf(value: unknown): readonly JsonObject[] {
  return isObject(value) && Array.isArray(value.items) ? value.items.filter(isObject) : [];
}

/** An event of AWS CloudTrail. */
function trailEvent(value: JsonObject): readonly Denial[] | undefined {
  const { eventSource, eventName, errorCode, errorMessage, userIdentity, awsRegion } = value;
  if (typeof eventSource !== 'string' || typeof eventName !== 'string') return undefined;
  const [service = ''] = eventSource.split('.');
  const action = actionOf(prefixOfService(service), eventName);
  if (!isAction(action)) return [];
  if (typeof errorCode !== 'string' || !/access.?denied|unauthorized/i.test(errorCode)) return [];
  const [told] = typeof errorMessage === 'string' ? denialsInText(errorMessage) : [];
  const arn = isObject(userIdentity) ? userIdentity.arn : undefined;
  return [
    {
      ...(typeof arn === 'string' ? { principal: arn } : {}),
      action,
      reason: { kind: 'unknown' },
      ...(typeof awsRegion === 'string' ? { context: { 'aws:RequestedRegion': [awsRegion] } } : {}),
      ...told,
    },
  ];
}

/** An event of a CloudFormation stack, as AWS's command or that of ParallelCluster prints it. */
function stackEvent(value: JsonObject): readonly Denial[] | undefined {
  const reason = value.ResourceStatusReason ?? value.resourceStatusReason;
  const resourceType = value.ResourceType ?? value.resourceType;
  if (typeof reason !== 'string') return undefined;
  return denialsInText(reason).map((denial) => ({
    ...denial,
    ...(typeof resourceType === 'string' ? { resourceType } : {}),
  }));
}
