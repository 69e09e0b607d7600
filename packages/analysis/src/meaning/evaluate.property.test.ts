import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ReferencePolicy, referenceDecision } from '../../test/reference-evaluator.ts';
import { compilePolicies } from './compile-policies.ts';
import { evaluate } from './evaluate.ts';

// A small alphabet: everything that a document of it may say is asked.
const actions = ['s:a', 's:ab', 's:B', 't:a', 't:ba'];
const resources = [
  '*',
  'arn:aws:s:::x',
  'arn:aws:s:::x/y',
  'arn:aws:s::1:x',
  'arn:aws:s:r:1:x:y',
  'arn:aws:t:r::y',
];
const texts = ['x', 'y', 'X', 'x*', ''];
const numbers = ['1', '2', '10', 'x'];

/** Contexts by the key, so that each kind of operator meets values of its kind, several, none, and others. */
const contexts = [
  {},
  { 'k:text': 'x' },
  { 'K:TEXT': ['x', 'y'] },
  { 'k:text': 'X', 'k:number': '2' },
  { 'k:text': 'x*', 'k:name': 'x' },
  { 'k:text': '', 'k:name': '*' },
  { 'k:text': [], 'k:name': ['x', 'y'] },
  { 'k:number': ['1', '10'], 'k:name': 'x/y' },
  { 'k:number': 'x', 'k:bool': 'true', 'k:address': '10.1.2.3' },
  { 'k:bool': 'maybe', 'k:arn': 'arn:aws:s:r:1:x:y', 'k:time': '2026-01-01T00:00:00Z' },
  { 'k:arn': ['arn:aws:s:::x', 'arn:aws:t:r::y'], 'k:time': '1767225601' },
];

const oneOrMore = <Value>(values: fc.Arbitrary<Value>) =>
  fc.oneof(values, fc.array(values, { minLength: 1, maxLength: 3 }));

const sets = fc.constantFrom('', 'ForAllValues:', 'ForAnyValue:');
const ifExists = fc.constantFrom('', 'IfExists');
const operatorsOf = (...names: readonly string[]) =>
  fc
    .tuple(sets, fc.constantFrom(...names), ifExists)
    .map(([set, name, suffix]) => `${set}${name}${suffix}`);

const test = (operators: fc.Arbitrary<string>, key: string, values: readonly string[]) =>
  fc.record({
    operator: operators,
    key: fc.constantFrom(key, key.toUpperCase()),
    values: oneOrMore(fc.constantFrom(...values)),
  });

const orders = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan'];
const tests = fc.oneof(
  test(
    operatorsOf(
      ...['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'],
      ...['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    ),
    'k:text',
    [...texts, '*', '?', `\${k:name}`, `\${k:name, 'y'}`, `\${*}`, `x\${*}`, `\${?}`, `\${$}`],
  ),
  test(
    operatorsOf(...[...orders, 'GreaterThanEquals'].map((order) => `Numeric${order}`)),
    'k:number',
    numbers,
  ),
  test(operatorsOf(...[...orders, 'GreaterThanEquals'].map((order) => `Date${order}`)), 'k:time', [
    '2026-01-01T00:00:00Z',
    '2026-01-01T01:00:00+01:00',
    '1767225600',
    '2027-01-01',
    '1767225601',
  ]),
  test(operatorsOf('Bool'), 'k:bool', ['true', 'false']),
  test(operatorsOf('IpAddress', 'NotIpAddress'), 'k:address', [
    '10.0.0.0/8',
    '10.1.2.3',
    '10.1.2.2/31',
    '10.1.2.4/30',
    '0.0.0.0/0',
  ]),
  test(operatorsOf('ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'), 'k:arn', [
    'arn:aws:s:::x',
    'arn:aws:*:*:*:*',
    'arn:*:t:r::?',
    'arn:aws:s:*:x:y',
    `arn:aws:s:::\${k:name}`,
    'arn:aws:s:?:1:*y',
  ]),
  test(fc.constant('Null'), 'k:name', ['true', 'false']),
);

const conditions = fc.array(tests, { maxLength: 2 }).map((all) => {
  const condition: Record<string, Record<string, string | string[]>> = {};
  for (const { operator, key, values } of all) {
    condition[operator] = { ...condition[operator], [key]: values };
  }
  return condition;
});

const namings = oneOrMore(
  fc.constantFrom(...actions, '*', 's:*', 'S:A', 's:?', 's:a*', 't:*a', 's:*B*', 't:??', 'u:c'),
);
const places = oneOrMore(
  fc.constantFrom(
    ...resources,
    ...['arn:aws:s:::x*', 'arn:*:s:::x', 'arn:aws:s:*:*:x', 'arn:a*:s:::?', 'arn:aws:s:r:1:*'],
    ...['arn:aws:s:::*y', 'arn:?ws:t:*::*', 'arn:aws:s:*:x:y', `arn:aws:s:::\${k:name}`],
    ...[`arn:aws:s:::\${k:name, 'x'}`, `arn:aws:s:::x/\${k:name}*`, `arn:aws:s:::\${*}`],
  ),
);

const statements = fc
  .tuple(
    fc.constantFrom('Allow', 'Allow', 'Deny'),
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ Action: namings }) },
      fc.record({ NotAction: namings }),
    ),
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ Resource: places }) },
      fc.record({ NotResource: places }),
    ),
    fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, fc.record({ Condition: conditions })),
  )
  .map(([Effect, action, resource, condition]) => ({
    Effect,
    ...action,
    ...resource,
    ...condition,
  }));

const documents: fc.Arbitrary<ReferencePolicy> = fc.record({
  Version: fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17'),
  Statement: fc.oneof(statements, fc.array(statements, { minLength: 1, maxLength: 4 })),
}) as fc.Arbitrary<ReferencePolicy>; // fast-check widens Effect to string.

const requests = [...actions, 'u:d', 'S:AB'].flatMap((action) =>
  resources.flatMap((resource) => contexts.map((context) => ({ action, resource, context }))),
);

/** Statements on what is never asked for: with them there are so many that they are looked up. */
const others = {
  Statement: Array.from({ length: 30 }, (_none, place) => ({
    Effect: place % 2 === 0 ? 'Allow' : 'Deny',
    Action: '*',
    Resource: `arn:aws:s:::${'x'.repeat(place % 3)}-${place}*`,
  })),
};

it('evaluates as the reference does, for every request of the alphabet', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(fc.array(documents, { minLength: 1, maxLength: 3 }), (policies) => {
      const few = compilePolicies(policies);
      const many = compilePolicies([...policies, others]);
      const differing = requests.flatMap((request) => {
        const expected = referenceDecision(policies, request);
        const decisions = [few, many].map((compiled) => evaluate(compiled, request).decision);
        return decisions.every((decision) => decision === expected)
          ? []
          : { request, decisions, expected };
      });
      expect(differing.slice(0, 3)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
