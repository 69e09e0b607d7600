import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ReferencePolicy, referenceDecision } from '../../test/reference-evaluator.ts';
import { policySize } from '../lint/rules/sizes.ts';
import { diffPolicies } from '../meaning/diff-policies.ts';
import { minimizePolicy } from './minimize-policy.ts';

// A small alphabet: everything that a document of it may say is asked.
const actions = ['s:a', 's:ab', 's:b', 't:b', 't:bb', 'u:c'];
const resources = [
  '*',
  'arn:aws:s:::x',
  'arn:aws:s:::x/y',
  'arn:aws:s:::x/y:z',
  'arn:aws:s:r:1:x',
  'arn:aws:s:r:2:x',
  'arn:aws-cn:s:r:1:x',
];
const contexts = [
  {},
  { 'k:one': 'v' },
  { 'k:one': 'w', 'k:two': 'v' },
  { 'k:one': ['v', 'w'] },
  { 'k:two': 'w' },
  { 'k:name': 'x' },
  { 'k:name': 'y', 'k:one': 'v' },
];
const requests = actions.flatMap((action) =>
  resources.flatMap((resource) => contexts.map((context) => ({ action, resource, context }))),
);

const oneOrMore = <Value>(values: fc.Arbitrary<Value>) =>
  fc.oneof(values, fc.array(values, { minLength: 1, maxLength: 4 }));

const actionTexts = oneOrMore(
  fc.constantFrom('s:a', 'S:A', 's:ab', 's:b', 't:b', 't:bb', 's:a*', 's:*b', 's:?', 's:*', '*'),
);
const resourceTexts = oneOrMore(
  fc.constantFrom(
    ...['*', 'arn:aws:s:::x', 'arn:aws:s:::x/*', 'arn:aws:s:::x/y', 'arn:aws:s:::*'],
    ...['arn:aws:s:r:1:x', 'arn:aws:s:r:*:x', 'arn:aws:s:*:*:*', 'arn:*:s:r:1:?', 'arn:aws:s:*:x'],
    ...[`arn:aws:s:::\${k:name}`, `arn:aws:s:::\${k:name}/*`, `arn:aws:s:::x/\${k:name}`],
  ),
);
const values = oneOrMore(fc.constantFrom('v', 'w', 'V', `\${k:name}`));
const conditions = fc.dictionary(
  fc.constantFrom(
    ...['StringEquals', 'StringNotEquals', 'StringEqualsIfExists', 'StringLike'],
    ...['ForAllValues:StringEquals', 'ForAnyValue:StringEquals', 'ForAnyValue:StringNotEquals'],
  ),
  fc.dictionary(fc.constantFrom('k:one', 'K:One', 'k:two'), values, { minKeys: 1, maxKeys: 2 }),
  { maxKeys: 2 },
);

const statements = fc
  .tuple(
    fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ Action: actionTexts }) },
      fc.record({ NotAction: actionTexts }),
    ),
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ Resource: resourceTexts }) },
      fc.record({ NotResource: resourceTexts }),
    ),
    fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, fc.record({ Condition: conditions })),
  )
  .map(([Effect, action, resource, condition]) => ({
    Effect,
    ...action,
    ...resource,
    ...condition,
  }));

/** Some statements have a Sid; no two have the same. */
const documents = fc
  .record({
    Version: fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17'),
    Statement: fc.array(fc.tuple(fc.boolean(), statements), { minLength: 1, maxLength: 6 }),
  })
  .map(({ Version, Statement }) => ({
    Version,
    Statement: Statement.map(([isNamed, statement], index) =>
      isNamed ? { Sid: `S${index}`, ...statement } : statement,
    ),
  }));

function decisions(document: object) {
  // fast-check widens Effect to string.
  return requests.map((request) => referenceDecision([document as ReferencePolicy], request));
}

const options = fc.record({ keepSids: fc.boolean() });

it('a minimized document gives every request of the alphabet the same answer', {
  timeout: 120_000,
}, () => {
  let shorter = 0;
  fc.assert(
    fc.property(documents, options, (document, chosen) => {
      const minimized = minimizePolicy(document, chosen);
      expect(decisions(minimized.document)).toEqual(decisions(document));
      expect(minimized.isComplete).toBe(true);
      if (minimized.size < minimized.sizeBefore) shorter += 1;
    }),
    { numRuns: 500 },
  );
  // The alphabet is made for that.
  expect(shorter).toBeGreaterThan(250);
});

it('a minimized document is never longer, and stays when it is minimized again', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(documents, options, (document, chosen) => {
      const { document: after, size, sizeBefore } = minimizePolicy(document, chosen);
      expect(sizeBefore).toBe(policySize(document));
      expect(size).toBe(policySize(after));
      expect(size).toBeLessThanOrEqual(sizeBefore);
      expect(minimizePolicy(after, chosen).document).toEqual(after);
    }),
    { numRuns: 500 },
  );
});

it('a document keeps its Sids, and what their statements grant, where it shall', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(documents, (document) => {
      const { document: after, removedSids } = minimizePolicy(document, { keepSids: true });
      expect(removedSids).toEqual([]);
      const bySid = new Map(statementsOf(after).map((one) => [one.Sid, one]));
      for (const statement of statementsOf(document)) {
        if (statement.Sid === undefined) continue;
        const alone = { ...document, Statement: [statement] };
        const kept = { ...document, Statement: [bySid.get(statement.Sid)] };
        expect(decisions(kept)).toEqual(decisions(alone));
      }
    }),
    { numRuns: 200 },
  );
});

it('a minimized document is never longer than merging pairs makes it, as aws-cdk-lib does', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(mergeable, (statements) => {
      const document = { Version: '2012-10-17', Statement: statements };
      const merged = { Version: '2012-10-17', Statement: mergedInPairs(statements) };
      const { size, document: after } = minimizePolicy(document);
      expect(size).toBeLessThanOrEqual(policySize(merged));
      expect(decisions(after)).toEqual(decisions(merged));
    }),
    { numRuns: 500 },
  );
});

it('comparing finds no difference, as far as it can decide', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(documents, (document) => {
      const { gained, lost } = diffPolicies(document, minimizePolicy(document).document);
      expect({ gained, lost }).toEqual({ gained: [], lost: [] });
    }),
    { numRuns: 300 },
  );
});

function statementsOf({ Statement }: object & { readonly Statement?: unknown }) {
  // Each statement of the documents here is an object.
  return [Statement].flat() as readonly (object & { readonly Sid?: string })[];
}

interface Mergeable {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Sid?: string;
}

/** Statements of which many have the same actions or resources. */
const mergeable = fc.array(
  fc
    .record({
      Action: fc.subarray(['s:a', 's:b', 't:b', 's:*'], { minLength: 1 }),
      Resource: fc.subarray(['*', 'arn:aws:s:::x', 'arn:aws:s:::x/*'], { minLength: 1 }),
      isNamed: fc.boolean(),
      isDenied: fc.boolean(),
    })
    .map(({ isNamed, isDenied, ...statement }) => ({
      ...(isNamed && isDenied ? { Sid: 'S' } : {}),
      Effect: isDenied ? 'Deny' : 'Allow',
      ...statement,
    })),
  { minLength: 1, maxLength: 9 },
);

/**
 * Merges pairs in their order until none is left: two of the same effect without Sids that have the same
 * actions or the same resources, as `PolicyDocument` of aws-cdk-lib 2.276.0 does with `minimize`.
 */
function mergedInPairs(statements: readonly Mergeable[]): readonly object[] {
  const merged = [...statements];
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (let one = 0; one < merged.length; one += 1) {
      for (let other = one + 1; other < merged.length; ) {
        const pair = mergedPair(merged[one], merged[other]);
        if (pair === undefined) {
          other += 1;
          continue;
        }
        merged[one] = pair;
        merged.splice(other, 1);
        isDone = false;
      }
    }
  }
  return merged.map(({ Action, Resource, ...statement }) => ({
    ...statement,
    Action: Action.length === 1 ? Action[0] : Action,
    Resource: Resource.length === 1 ? Resource[0] : Resource,
  }));
}

function mergedPair(one?: Mergeable, other?: Mergeable): Mergeable | undefined {
  if (one === undefined || other === undefined || one.Effect !== other.Effect) return undefined;
  if (one.Sid !== undefined || other.Sid !== undefined) return undefined;
  const union = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])];
  const isSame = (a: readonly string[], b: readonly string[]) =>
    a.length === b.length && union(a, b).length === a.length;
  if (!isSame(one.Action, other.Action) && !isSame(one.Resource, other.Resource)) return undefined;
  return {
    ...one,
    Action: union(one.Action, other.Action),
    Resource: union(one.Resource, other.Resource),
  };
}
