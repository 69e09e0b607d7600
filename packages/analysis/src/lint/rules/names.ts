import { matchesGlob } from '@pcluster-iam/core';
import { hasWildcard } from '../../match/wildcard.ts';
import type { ServiceData } from '../../service-data.ts';
import { readAction } from '../granted-actions.ts';
import type { Rule } from '../rule.ts';
import type { ConditionTest, LintedStatement } from '../statement.ts';
import { unknownPart } from '../unknown-part.ts';
import { nearest } from './nearest.ts';

const reference = 'Service Authorization Reference';

/** The names in a document are names that AWS has. */
export const nameRules: readonly Rule[] = [
  {
    code: 'unknown-service',
    severity: 'error',
    title: 'a prefix that no service has',
    explanation: `An action whose prefix no service has grants nothing, and IAM takes it without a word: efs: is no service, elasticfilesystem: is. ${reference}.`,
    *check({ statements, services }) {
      for (const { text, path } of actionElements(statements)) {
        const { prefix, name, service } = readAction(text, services);
        if (prefix === '' || service) continue;
        const meant = meantService(prefix, name, services);
        yield {
          path,
          message: `No service has the prefix ${prefix}: as of ${services.date}, so ${text} is about nothing.${meant === undefined ? '' : ` ${meant}: is meant, perhaps.`}`,
        };
      }
    },
  },
  {
    code: 'unknown-action',
    severity: 'error',
    title: 'an action that the service does not have',
    explanation: `An action that the service does not have grants nothing. What came after the date of the data is unknown to it. ${reference}.`,
    *check({ statements, services }) {
      for (const { text, path } of actionElements(statements)) {
        const { prefix, name, service, matched } = readAction(text, services);
        if (service === undefined || matched.length > 0) continue;
        if (hasWildcard(name)) {
          yield { path, message: `${text} matches no action of ${prefix} as of ${services.date}.` };
          continue;
        }
        const meant = nearest(
          name,
          [...service.actions.values()].map((action) => action.name),
        );
        yield {
          path,
          message: `${prefix} has no action ${name} as of ${services.date}, so it is about nothing.${meant === undefined ? '' : ` ${meant} is meant, perhaps.`}`,
        };
      }
    },
  },
  {
    code: 'duplicate-action',
    severity: 'info',
    title: 'an action that stands twice',
    explanation: `IAM ignores the case of actions, so two that differ in it alone are one. IAM User Guide, "IAM JSON policy elements: Action".`,
    *check({ statements }) {
      for (const { actions, notActions } of statements) {
        for (const list of [actions, notActions]) {
          const seen = new Map<string, string>();
          for (const { text, path } of list) {
            const folded = text.toLowerCase();
            const first = seen.get(folded);
            seen.set(folded, first ?? text);
            if (first === undefined || text.includes(unknownPart)) continue;
            yield {
              path,
              message: `${text} stands in this list already, as ${first}.`,
              fix: { title: 'Take it out', edits: [{ path }], changesGrants: false },
            };
          }
        }
      }
    },
  },
  {
    code: 'mixed-case',
    severity: 'info',
    title: 'a prefix in capitals',
    explanation: `IAM ignores the case of actions, but people and tools search for them as AWS writes them. ${reference}.`,
    *check({ statements, services }) {
      for (const { text, path } of actionElements(statements)) {
        const { prefix, name, service } = readAction(text, services);
        if (service === undefined) continue;
        const right = service.actions.get(name.toLowerCase())?.name ?? name;
        if (
          text === `${prefix}:${right}` ||
          text.toLowerCase() !== `${prefix}:${right}`.toLowerCase()
        )
          continue;
        yield {
          path,
          message: `AWS writes ${prefix}:${right}; IAM takes ${text} for the same.`,
          fix: {
            title: `Write ${prefix}:${right}`,
            edits: [{ path, value: `${prefix}:${right}` }],
            changesGrants: false,
          },
        };
      }
    },
  },
  {
    code: 'unknown-condition-key',
    severity: 'warning',
    title: 'a condition key that no action of the statement has',
    explanation: `A key that the request does not hold makes a condition false, or true with a negated operator, IfExists or ForAllValues. ${reference}.`,
    *check({ statements, services }) {
      for (const statement of statements) {
        for (const test of statement.conditions) {
          if (isKnownKey(test, statement, services) !== false) continue;
          yield {
            path: test.path,
            message: `No action of this statement has the key ${test.key} as of ${services.date}, so the request does not hold it and the test ${whenAbsent(test) ? 'always' : 'never'} holds.`,
          };
        }
      }
    },
  },
  {
    code: 'wrong-operator',
    severity: 'warning',
    title: 'an operator of another type than the key',
    explanation:
      'An operator compares values of one type; on a key of another type it never holds, or always when negated. IAM User Guide, "Condition operators", and the types of the keys in the Service Authorization Reference.',
    *check({ statements, services }) {
      for (const statement of statements) {
        for (const { operator, key, path } of statement.conditions) {
          const type = typeOfKey(key, statement, services);
          const compared = operatorType(operator);
          if (type === undefined || compared === undefined || fits(compared, type)) continue;
          yield {
            path,
            message: `${operator} compares ${typeNames[compared]}, and ${key} holds ${type.startsWith('ArrayOf') ? `a list of ${type.slice(7)}` : type}, so the test never holds as it is meant.`,
          };
        }
      }
    },
  },
];

type Compared = 'String' | 'Numeric' | 'Date' | 'Bool' | 'IpAddress' | 'Arn';

const typeNames: Readonly<Record<Compared, string>> = {
  String: 'text',
  Numeric: 'numbers',
  Date: 'dates',
  Bool: 'true and false',
  IpAddress: 'IP addresses',
  Arn: 'ARNs',
};

function operatorType(operator: string): Compared | undefined {
  const [, type] =
    /^(?:For(?:AllValues|AnyValue):)?(?:Not)?(String|Numeric|Date|Bool|IpAddress|Arn)/.exec(
      operator,
    ) ?? [];
  // One of the names in the pattern.
  return type as Compared | undefined;
}

/** Text compares with anything that is written as text, so it fits all but what is not. */
function fits(compared: Compared, type: string): boolean {
  const plain = type.replace(/^ArrayOf/, '').toLowerCase();
  if (compared === 'String')
    return plain !== 'numeric' && plain !== 'date' && plain !== 'ipaddress';
  if (compared === 'Arn') return plain === 'arn' || plain === 'string';
  return plain === compared.toLowerCase();
}

/** The type of a condition key, where an action of the statement has it. */
function typeOfKey(
  key: string,
  { actions }: LintedStatement,
  services: ServiceData,
): string | undefined {
  const folded = key.toLowerCase();
  for (const { text } of actions) {
    for (const action of readAction(text, services).matched) {
      const known = action.conditionKeys.find((one) => isSameKey(one.name, folded));
      if (known !== undefined) return known.type;
    }
  }
  return undefined;
}

function* actionElements(statements: readonly LintedStatement[]) {
  for (const { actions, notActions } of statements) {
    // What is not known yet may become the name of any action.
    yield* [...actions, ...notActions].filter(({ text }) => !text.includes(unknownPart));
  }
}

/** The service that has an action of that name, if just one with a like prefix has. */
function meantService(prefix: string, name: string, services: ServiceData): string | undefined {
  const known = wellKnown.get(prefix);
  if (known !== undefined) return known;
  const like = nearest(prefix, services.prefixes);
  if (like === undefined) return undefined;
  return readAction(`${like}:${name}`, services).matched.length > 0 ? like : undefined;
}

/** What people write for a service, by its own prefix. */
const wellKnown: ReadonlyMap<string, string> = new Map([
  ['efs', 'elasticfilesystem'],
  ['elb', 'elasticloadbalancing'],
  ['elbv2', 'elasticloadbalancing'],
  ['cloudwatchlogs', 'logs'],
  ['cloudwatchevents', 'events'],
  ['eventbridge', 'events'],
  ['stepfunctions', 'states'],
  ['apigatewayv2', 'apigateway'],
]);

/** Whether a key may be in a request; nothing where the statement may be about any service. */
function isKnownKey(
  { key }: ConditionTest,
  { actions, notActions }: LintedStatement,
  services: ServiceData,
): boolean | undefined {
  const folded = key.toLowerCase();
  if (/^aws:(?!(?:resource|request)tag\/|tagkeys$)/.test(folded)) return undefined;
  if (notActions.length > 0) return undefined;
  for (const { text } of actions) {
    const { matched } = readAction(text, services);
    // What the data does not know may have any key.
    if (matched.length === 0) return undefined;
    for (const action of matched) {
      if (action.conditionKeys.some((known) => isSameKey(known.name, folded))) return true;
      // Each provider of identities has keys of its own, named after its host.
      if (action.name === 'AssumeRoleWithWebIdentity' && /^[^:]+\.[^:]+:/.test(folded)) return true;
    }
  }
  // The keys of tags and those of services whose reference lists none are known too little.
  return folded.startsWith('aws:') ? undefined : false;
}

function isSameKey(known: string, folded: string): boolean {
  const pattern = known.toLowerCase().replace(/\$\{[^}]*\}|<[^>]*>|(?<=\/)tag-key$/g, '*');
  return matchesGlob(pattern, folded);
}

function whenAbsent({ operator, values }: ConditionTest): boolean {
  if (operator === 'Null') return values.includes('true');
  if (/^ForAllValues:|IfExists$/.test(operator)) return true;
  return /Not/.test(operator) && !operator.startsWith('ForAnyValue:');
}
