import { serviceData } from '../service-data.ts';
import { actionOf, isAction, isKnown, prefixOfService, spelt } from './action-names.ts';
import type { Denial } from './denial.ts';
import { readReason } from './read-reason.ts';
import { readResource } from './read-resource.ts';
import { bare, lastWord, oneLine, splitWord } from './words.ts';

/** The words by which a denial is known, whatever stands around them. */
const signs =
  /not authorized to perform|access denied|\boperation: forbidden|IAM role error on user provided role |performing a tagging operation|unauthorized tagging operation/gi;

/** So much of the text before and behind the words is looked at: no ARN is longer. */
const longest = 4_096;

/**
 * Finds the denied requests that a text tells of. Its time grows with the length of the text: each
 * part of it belongs to the words before or behind it.
 */
export function denialsInText(raw: string): readonly Denial[] {
  const text = oneLine(raw);
  const found = [...text.matchAll(signs)].map(({ 0: sign, index }) => ({
    sign: sign.toLowerCase(),
    start: index,
    end: index + sign.length,
  }));
  return found.flatMap(({ sign, start, end }, at) => {
    const before = text.slice(Math.max(found[at - 1]?.end ?? 0, start - longest), start);
    const after = text.slice(end, Math.min(found[at + 1]?.start ?? text.length, end + longest));
    const denial = readSign(sign, before, after);
    if (denial === undefined) return [];
    const type = resourceTypeBefore(before);
    return type === undefined ? denial : { ...denial, resourceType: type };
  });
}

function readSign(sign: string, before: string, after: string): Denial | undefined {
  if (sign.startsWith('iam role error')) return simulated(after);
  if (sign.endsWith('tagging operation')) return { reason: { kind: 'unknown' } };
  if (sign !== 'not authorized to perform') return withoutDetails(before, after);
  return message(before, after) ?? hidden(before, after);
}

/** `User: ARN is not authorized to perform: ACTION on resource: ARN because …`. */
function message(before: string, after: string): Denial | undefined {
  const caller = bare(lastWord(before.replace(/ is $/i, '')));
  const principal = caller.startsWith('arn:') ? caller : undefined;
  const [word, clause] = splitWord(after.replace(/^[: ]+/, ''));
  const action = actionNamed(bare(word), clause);
  if (action === undefined && principal === undefined) return undefined;
  const { resource, rest } = readResource(clause, principal);
  return {
    ...(principal === undefined ? {} : { principal }),
    ...(action === undefined ? {} : { action }),
    ...(resource === undefined ? {} : { resource }),
    reason: readReason(rest),
  };
}

/** An action with its prefix, or without it where the message names the service behind it. */
function actionNamed(word: string, clause: string): string | undefined {
  if (isAction(word)) return spelt(word);
  const [, service = ''] = /\(Service: (?:Amazon|AWS)? ?(\w+)/.exec(clause) ?? [];
  const prefix = prefixOfService(service);
  if (!serviceData.prefixes.has(prefix) || !isAction(`${prefix}:${word}`)) return undefined;
  // What is made "with tags" asks for the right to tag it, too, and that is what is missing.
  return actionOf(prefix, /^ with tags\b/i.test(clause) ? 'TagResource' : word);
}

/** EC2: `API: ec2:CreateRoute You are not authorized to perform this operation. Encoded …`. */
function hidden(before: string, after: string): Denial | undefined {
  // The long form may follow, with a sign of its own.
  if (!/^ this operation(?!\.? User: )/.test(after)) return undefined;
  const action = operationIn(before, 'ec2');
  const [, encoded] =
    /^ this operation\.? Encoded authorization failure message: ([\w-]+)/.exec(after) ?? [];
  return {
    ...(action === undefined ? {} : { action }),
    reason: { kind: 'unknown' },
    ...(encoded === undefined ? {} : { encoded }),
  };
}

/** `(AccessDenied) when calling the ListBuckets operation: Access Denied`, as Amazon S3 answers. */
function withoutDetails(before: string, after: string): Denial | undefined {
  // The long form follows, with a sign of its own.
  if (/^[:.]? ?User: /.test(after)) return undefined;
  const action = operationIn(before, 's3');
  if (action !== undefined) return { action, reason: { kind: 'unknown' } };
  // CloudFormation says no more than this of some denials.
  const [, type] = /^ for operation ["']([\w:]{1,200})/.exec(after) ?? [];
  return type === undefined ? undefined : { reason: { kind: 'unknown' }, resourceType: type };
}

/** So much before a message may name the operation. */
const nearest = 300;

/** The action that CloudFormation names, or that of the operation which an SDK or pcluster names. */
function operationIn(before: string, prefix: string): string | undefined {
  const text = before.slice(-nearest);
  const [, action] = /API: ([^ ]+) (?:You are )?$/.exec(text) ?? [];
  if (action !== undefined && isAction(action)) return spelt(action);
  const named = /(?:when calling (?:the )?|operation error \w+: )(\w+)/gi;
  const operation = [...text.matchAll(named)].at(-1)?.[1];
  const asked = operation === undefined ? undefined : actionOf(prefix, operation);
  return asked !== undefined && isKnown(asked) ? asked : undefined;
}

/** ParallelCluster 2.x: `IAM role error on user provided role NAME: action ACTION is implicitDeny`. */
function simulated(after: string): Denial | undefined {
  const [, role, action, decision] =
    /^([\w+=,.@-]{1,64}): action ([^ ]+) is (implicit|explicit)Deny/i.exec(after) ?? [];
  if (role === undefined || action === undefined || !isAction(action)) return undefined;
  const kind = decision?.toLowerCase() === 'explicit' ? 'explicit deny' : 'not allowed';
  return { principal: `role ${role}`, action: spelt(action), reason: { kind } };
}

function resourceTypeBefore(before: string): string | undefined {
  return before
    .slice(-nearest)
    .match(/AWS::\w+::\w+/g)
    ?.at(-1);
}
