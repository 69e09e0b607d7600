import { matchesGlob } from '@pcluster-iam/core';
import type { ServiceData } from '../../service-data.ts';
import type { ServiceConditionKey } from '../../services/service.ts';
import { readAction } from '../read-action.ts';
import type { Rule } from '../rule.ts';
import type { ConditionTest, LintedStatement } from '../statement.ts';
import { nearest } from './nearest.ts';

/** The tests of a condition are about keys that a request holds, and compare them as what they are. */
export const conditionRules: readonly Rule[] = [
  {
    code: 'unknown-condition-key',
    severity: 'warning',
    title: 'a condition key that no request for the actions of the statement has',
    explanation:
      'A key that the request does not hold makes a condition false, or true with a negated operator, IfExists or ForAllValues. Service Authorization Reference, and IAM User Guide, "AWS global condition context keys".',
    *check({ statements, services }) {
      for (const statement of statements) {
        for (const test of statement.conditions) {
          const { key, path } = test;
          if (isKnownKey(key, statement, services) !== false) continue;
          const has = isOfAws(key) ? 'No service has' : 'No action of this statement has';
          const meant = meantKey(key, statement, services);
          yield {
            path,
            message: `${has} the key ${key} as of ${services.date}, so the request does not hold it and the test ${whenAbsent(test) ? 'always' : 'never'} holds.${meant === undefined ? '' : ` ${meant} is meant, perhaps.`}`,
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
      'An operator compares values of one type; on a key of another type it never holds, or always when negated. IAM User Guide, "Condition operators" and "AWS global condition context keys", and the types of the keys in the Service Authorization Reference.',
    *check({ statements, services }) {
      for (const statement of statements) {
        for (const { operator, key, values, path } of statement.conditions) {
          const type = typeOfKey(key, statement, services);
          const compared = operatorType(operator);
          if (type === undefined || compared === undefined || fits(compared, type)) continue;
          // AWS compares two keys of one type as text.
          if (compared === 'String' && values.every((value) => value.includes('${'))) continue;
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
  return type.split(' or ').some((one) => {
    const plain = one.replace(/^ArrayOf/, '').toLowerCase();
    if (compared === 'String')
      return plain !== 'numeric' && plain !== 'date' && plain !== 'ipaddress';
    if (compared === 'Arn') return plain === 'arn' || plain === 'string';
    return plain === compared.toLowerCase();
  });
}

/** The type of a condition key, where an action of the statement or every service has it. */
function typeOfKey(
  key: string,
  statement: LintedStatement,
  services: ServiceData,
): string | undefined {
  const folded = key.toLowerCase();
  const everywhere = globalKey(key, services);
  return (everywhere ?? keysOf(statement, services).find((one) => isSameKey(one, folded)))?.type;
}

/** Whether a key may be in a request; nothing where the statement may be about any service. */
function isKnownKey(
  key: string,
  statement: LintedStatement,
  services: ServiceData,
): boolean | undefined {
  if (globalKey(key, services) !== undefined) return true;
  if (isOfAws(key)) return false;
  if (statement.notActions.length > 0) return undefined;
  const folded = key.toLowerCase();
  if (keysOf(statement, services).some((known) => isSameKey(known, folded))) return true;
  const actions = statement.actions.map(({ text }) => readAction(text, services).matched);
  // What the data does not know may have any key.
  if (actions.some((matched) => matched.length === 0)) return undefined;
  // Each provider of identities has keys of its own, named after its host.
  return (
    /^[^:]+\.[^:]+:/.test(folded) &&
    actions.some((matched) => matched.some(({ name }) => name === 'AssumeRoleWithWebIdentity'))
  );
}

const keys = new WeakMap<LintedStatement, readonly ServiceConditionKey[]>();

/** The keys of services that requests for the actions of a statement may hold. */
function keysOf(statement: LintedStatement, services: ServiceData): readonly ServiceConditionKey[] {
  const known = keys.get(statement);
  if (known !== undefined) return known;
  const matched = statement.actions.flatMap(({ text }) => readAction(text, services).matched);
  // Wildcards stand for the same few actions again and again.
  const own = [...new Set(matched)].flatMap(({ conditionKeys }) => conditionKeys);
  const made = [...new Set(own)];
  keys.set(statement, made);
  return made;
}

/** Whether a key is named like those of all services, and so is one of them or none. */
function isOfAws(key: string): boolean {
  return /^aws:/i.test(key);
}

/** The key of all services that has a name; after a slash stands the name of a tag. */
function globalKey(key: string, { globalKeys }: ServiceData): ServiceConditionKey | undefined {
  const folded = key.toLowerCase();
  return globalKeys.get(folded) ?? globalKeys.get(folded.replace(/\/.+$/s, '/tag-key'));
}

/** The key that is meant by a misspelt one, perhaps. */
function meantKey(
  key: string,
  statement: LintedStatement,
  services: ServiceData,
): string | undefined {
  const all = [...services.globalKeys.values(), ...keysOf(statement, services)];
  const names = new Map(all.map(({ name }) => [withoutTag(name), name]));
  return names.get(nearest(withoutTag(key), names.keys()) ?? '');
}

function withoutTag(key: string): string {
  return key.replace(/\/.*$/s, '');
}

const patterns = new WeakMap<ServiceConditionKey, string>();

function isSameKey(known: ServiceConditionKey, folded: string): boolean {
  const pattern =
    patterns.get(known) ??
    known.name.toLowerCase().replace(/\$\{[^}]*\}|<[^>]*>|(?<=\/)tag-key$/g, '*');
  patterns.set(known, pattern);
  return matchesGlob(pattern, folded);
}

function whenAbsent({ operator, values }: ConditionTest): boolean {
  if (operator === 'Null') return values.includes('true');
  if (/^ForAllValues:|IfExists$/.test(operator)) return true;
  return /Not/.test(operator) && !operator.startsWith('ForAnyValue:');
}
