import { matchesGlob } from '@pcluster-iam/core';
import { isObject } from '../src/lint/is-object.ts';
import { serviceData } from '../src/service-data.ts';
import type { ResourceType } from '../src/services/service.ts';

// For tests: what a document grants, by a plainer way than the rules'. It asks for single requests on
// single resources.

/** What somebody asks for. */
export interface Request {
  /** The action, such as `sqs:SendMessage`. */
  readonly action: string;
  /** The ARN of a resource, or `*` where the action is about none. */
  readonly resource: string;
}

/** Each action of some services, with `*` and with each resource that requests for it may name. */
export function requestsFor(
  prefixes: readonly string[],
  resources: readonly string[],
): readonly Request[] {
  const known = new Map<string, readonly string[]>();
  const resourcesOf = ({ arn: form }: ResourceType) => {
    const own = known.get(form) ?? resources.filter((arn) => isOfForm(arn, form));
    known.set(form, own);
    return own;
  };
  return prefixes.flatMap((prefix) =>
    [...(serviceData.find(prefix)?.actions.values() ?? [])].flatMap(({ name, requestTypes }) =>
      [...new Set(['*', ...requestTypes.flatMap(resourcesOf)])].map((resource) => ({
        action: `${prefix}:${name}`,
        resource,
      })),
    ),
  );
}

/** Whether a resource has the form that the reference prints for a type. */
export function isOfForm(resource: string, form: string): boolean {
  return expressionOf(form).test(resource);
}

const forms = new Map<string, RegExp>();

function expressionOf(arn: string): RegExp {
  const known = forms.get(arn);
  if (known !== undefined) return known;
  const plain = arn
    .replace(/[.*+?^()|[\]\\]/g, '\\$&')
    .replace(/\$\{Asterisk\}/g, '[*]')
    .replace(/\$\{BucketName\}/g, '[^:/]+')
    .replace(/\$\{ObjectName\}/g, '.+')
    .replace(/\$\{[^}]*\}/g, '[^:]+');
  // What the reference does not print: the rest of a log group's ARN, and a function's qualifier.
  const rest = /log-group:[^:]*$|:function:[^:]*$/.test(arn) ? '(:.*)?' : '';
  const form = new RegExp(`^${plain}${rest}$`, 's');
  forms.set(arn, form);
  return form;
}

/**
 * What a document says to each request: a line for each effect with its condition. Documents with the
 * same lines grant the same, whatever the order of their statements.
 */
export function answersTo(requests: readonly Request[], document: unknown): readonly string[] {
  const statements = isObject(document)
    ? [document.Statement].flat().filter(isObject).map(termsOf)
    : [];
  const isNamedIn = (name: (statement: Terms, text: string) => boolean) => {
    const known = new Map<string, ReadonlySet<Terms>>();
    return (text: string) => {
      const named = known.get(text) ?? new Set(statements.filter((one) => name(one, text)));
      known.set(text, named);
      return named;
    };
  };
  const byAction = isNamedIn((statement, action) => statement.isActionNamed(action));
  const byResource = isNamedIn((statement, resource) => statement.isResourceNamed(resource));
  const lines = requests.flatMap(({ action, resource }) => {
    const named = byResource(resource);
    return [...byAction(action)]
      .filter((statement) => named.has(statement))
      .map(({ answer }) => `${action} ${resource} ${answer}`);
  });
  return [...new Set(lines)].sort((a, b) => (a < b ? -1 : 1));
}

interface Terms {
  readonly answer: string;
  readonly isActionNamed: (action: string) => boolean;
  readonly isResourceNamed: (resource: string) => boolean;
}

function termsOf(statement: Readonly<Record<string, unknown>>): Terms {
  const { Effect, Condition = {} } = statement;
  const isNamed = (
    element: string,
    fold: (text: string) => string,
    matches: (pattern: string, text: string) => boolean,
  ): ((text: string) => boolean) => {
    const patterns = textsIn(statement[element]).map(fold);
    const others = textsIn(statement[`Not${element}`]).map(fold);
    return (text) =>
      patterns.some((pattern) => matches(pattern, text)) ||
      (others.length > 0 && !others.some((pattern) => matches(pattern, text)));
  };
  return {
    answer: `${JSON.stringify(Effect)} ${JSON.stringify(Condition)}`,
    isActionNamed: isNamed(
      'Action',
      (pattern) => pattern.toLowerCase(),
      (pattern, action) => matchesGlob(pattern, action.toLowerCase()),
    ),
    isResourceNamed: isNamed('Resource', (pattern) => pattern, isNamedBy),
  };
}

function textsIn(value: unknown): readonly string[] {
  return [value].flat().filter((item) => typeof item === 'string');
}

/** Whether a resource matches a pattern: a wildcard stands within its segment but for the sixth. */
function isNamedBy(pattern: string, resource: string): boolean {
  if (pattern === '*') return true;
  // A policy variable may become anything.
  const [parts, segments] = [resource, pattern.replace(/\$\{[^}]*\}?/g, '*')].map((arn) => {
    const all = arn.split(':');
    return [...all.slice(0, 5), all.slice(5).join(':')];
  });
  return (
    resource.split(':').length > 5 &&
    (parts ?? []).every((part, at) => matchesGlob(segments?.[at] ?? '', part))
  );
}
