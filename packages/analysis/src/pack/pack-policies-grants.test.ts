import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PackedStatement, packPolicies, QuotaExceededError } from '../index.ts';

// Long names, so that a few of them fill a document, and few of them, so that every request can be
// asked for: a packed document answers each as the given ones do.

const long = 'x'.repeat(700);
const actions = ['a', 'b', 'c', 'd'].map((name) => `s3:${name}${long}`);
const variable = `arn:aws:s3:::\${aws:username}`;
const resources = [
  ...['a', 'b', 'c'].map((name) => `arn:aws:s3:::${name}${long}`),
  'arn:aws:s3:::me',
  variable,
];
const contexts = [true, false];

interface Document {
  readonly Version?: string;
  readonly Statement: readonly PackedStatement[];
}

/** IAM's rules, for what the documents here hold. */
function isAllowed(
  documents: readonly Document[],
  action: string,
  resource: string,
  isSecure: boolean,
): boolean {
  const effects = documents.flatMap(({ Version, Statement }) => {
    const matches = (pattern: string, text: string) =>
      pattern === '*' ||
      text === (Version === '2012-10-17' ? pattern.replace(`\${aws:username}`, 'me') : pattern) ||
      (pattern.endsWith('*') && text.startsWith(pattern.slice(0, -1)));
    const hasOne = (patterns: string | readonly string[], text: string) =>
      [patterns].flat().some((pattern) => matches(pattern, text));
    return Statement.filter(
      ({ Action, NotAction = [], Resource, NotResource = [], Condition }) =>
        (Action !== undefined ? hasOne(Action, action) : !hasOne(NotAction, action)) &&
        (Resource !== undefined ? hasOne(Resource, resource) : !hasOne(NotResource, resource)) &&
        (Condition === undefined || isSecure),
    ).map(({ Effect }) => Effect);
  });
  return effects.includes('Allow') && !effects.includes('Deny');
}

function answers(documents: readonly Document[]): readonly boolean[] {
  return actions.flatMap((action) =>
    resources.flatMap((resource) =>
      contexts.map((isSecure) => isAllowed(documents, action, resource, isSecure)),
    ),
  );
}

const some = (all: readonly string[]) =>
  fc.oneof(
    fc.constantFrom(...all),
    fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 9 }),
  );
const statement: fc.Arbitrary<PackedStatement> = fc
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
      expect(answers(packed.documents.map((one) => one.document))).toEqual(answers(documents));
      expect(packed.documents.length).toBeGreaterThanOrEqual(packed.lowerBound);
      for (const { document: one, size } of packed.documents) {
        expect(size).toBe(JSON.stringify(one).length);
        expect(size).toBeLessThanOrEqual(6144);
      }
    }),
    { numRuns: 500 },
  );
  // The documents were such that there was something to do.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
});
