import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ReferencePolicy, referenceDecision } from '../../test/reference-evaluator.ts';
import { diffPolicies, packPolicies, QuotaExceededError } from '../index.ts';

// Long names, so that a few of them fill a document, and few of them, so that every request can be
// asked for: a packed document answers each as the given ones do. To ask, the names are shortened.

const long = 'x'.repeat(700);
const actions = ['a', 'b', 'c', 'd'].map((name) => `s3:${name}${long}`);
const variable = `arn:aws:s3:::\${aws:username}`;
const resources = [
  ...['a', 'b', 'c'].map((name) => `arn:aws:s3:::${name}${long}`),
  'arn:aws:s3:::me',
  variable,
];
const contexts = ['true', 'false'].map((isSecure) => ({
  'aws:username': 'me',
  'aws:SecureTransport': isSecure,
}));

function shortened<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value).replaceAll(long, 'x'));
}

function decisions(documents: readonly ReferencePolicy[]): readonly string[] {
  return shortened(actions).flatMap((action) =>
    shortened(resources).flatMap((resource) =>
      contexts.map((context) => referenceDecision(documents, { action, resource, context })),
    ),
  );
}

const some = (all: readonly string[]) =>
  fc.oneof(
    fc.constantFrom(...all),
    fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 9 }),
  );
type ReferenceStatement = Exclude<ReferencePolicy['Statement'], readonly unknown[]>;
const statement: fc.Arbitrary<ReferenceStatement> = fc
  .record({
    sid: fc.constantFrom({}, { Sid: 'A' }, { Sid: 'B1' }, { Sid: 'A2' }, { Sid: '' }),
    effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
    action: fc.tuple(
      fc.constantFrom('Action', 'Action', 'NotAction'),
      some([...actions, 's3:*', 's3:a*']),
    ),
    resource: fc.tuple(
      fc.constantFrom('Resource', 'Resource', 'NotResource'),
      some([...resources, '*', 'arn:aws:s3:::a*']),
    ),
    condition: fc.constantFrom({}, { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
  })
  .map(({ sid, effect, action, resource, condition }) => ({
    ...sid,
    Effect: effect,
    [action[0]]: action[1],
    [resource[0]]: resource[1],
    ...condition,
  }));
const document = fc.record(
  {
    Version: fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17'),
    Statement: fc.array(statement, { maxLength: 6 }),
  },
  { requiredKeys: ['Statement'] },
);

it('grants what the given documents grant', () => {
  const seen = { packed: 0, divided: 0, renamed: 0 };
  fc.assert(
    fc.property(fc.array(document, { maxLength: 4 }), fc.boolean(), (documents, groupByService) => {
      let packed: ReturnType<typeof packPolicies>;
      try {
        packed = packPolicies(documents, { attachments: 100, groupByService });
      } catch (error) {
        // A list of what a statement is not about may be longer than a document.
        expect(error).toBeInstanceOf(QuotaExceededError);
        return;
      }
      seen.packed += 1;
      seen.divided += packed.dividedStatements.length;
      seen.renamed += packed.renamedSids.length;
      const before = shortened(documents.map((one) => ({ ...one })));
      const after = shortened(packed.documents.map((one) => ({ ...one.document })));
      expect(decisions(after as ReferencePolicy[])).toEqual(decisions(before));
      expect(diffPolicies(before, after)).toMatchObject({ gained: [], lost: [] });
      expect(packed.documents.length).toBeGreaterThanOrEqual(packed.lowerBound);
      for (const { document: one, size } of packed.documents) {
        expect(size).toBe(JSON.stringify(one).length);
        expect(size).toBeLessThanOrEqual(6144);
      }
    }),
    { numRuns: 200 },
  );
  // The documents were such that there was something to do.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
}, 60_000);
