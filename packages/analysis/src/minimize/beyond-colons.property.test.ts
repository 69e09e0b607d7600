import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minimizePolicy } from './minimize-policy.ts';

// IAM User Guide, "IAM JSON policy elements: Resource": a `*` that is the last character of a segment
// can reach beyond the colon. The model has it stay within, and what it takes for the same has to be
// the same both ways.
function widely(resource: string): RegExp {
  const [arn, partition, service, region = '', account = '', ...rest] = resource.split(':');
  const within = (text: string) => text.replaceAll('*', '[^:]*').replaceAll('?', '[^:]');
  const open = (text: string) =>
    text.endsWith('*') ? `${within(text.slice(0, -1))}.*` : within(text);
  const last = rest.join(':').replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${[arn, partition, service, open(region), open(account), last].join(':')}$`);
}

const regions = ['*', 'r', 'r*', '*r', '?', '?*', '*?', 'r*a'];
const accounts = ['*', '1', '1*', '*1', '?', '?*', '*?', '*1*'];
const names = ['*', 'x', 'x*', 'a:x', '*:x', '?', 'x:r'];
const resource = fc
  .tuple(fc.constantFrom(...regions), fc.constantFrom(...accounts), fc.constantFrom(...names))
  .map((parts) => `arn:aws:s:${parts.join(':')}`);
const statement = fc.record({
  Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
  Action: fc.constantFrom('s:a', 's:b', 's:*'),
  element: fc.constantFrom('Resource', 'Resource', 'NotResource'),
  resources: fc.array(resource, { minLength: 1, maxLength: 3 }),
});

const asked = ['', 'r', 'ra', 'rr'].flatMap((region) =>
  ['', '1', '11', '1a'].flatMap((account) =>
    ['x', 'xx', 'a:x', '1:x', 'r:1:x', '1:a:x', 'q:r', '1:1:x'].map(
      (name) => `arn:aws:s:${region}:${account}:${name}`,
    ),
  ),
);

/** What IAM answers to every request, with stars that go on over colons. */
function answers(document: Readonly<Record<string, unknown>>): readonly string[] {
  const statements = [document.Statement].flat() as readonly Readonly<Record<string, string>>[];
  const read = statements.map(({ Effect, Action, Resource, NotResource }) => ({
    Effect,
    actions: [Action].flat(),
    patterns: [Resource ?? NotResource].flat().map((one) => widely(String(one))),
    isNegated: NotResource !== undefined,
  }));
  return ['s:a', 's:b'].flatMap((action) =>
    asked.map((arn) => {
      const effects = read
        .filter(
          ({ actions, patterns, isNegated }) =>
            actions.some((one) => one === action || one === 's:*') &&
            patterns.some((pattern) => pattern.test(arn)) !== isNegated,
        )
        .map(({ Effect }) => Effect);
      return effects.includes('Deny') ? 'Deny' : (effects[0] ?? '');
    }),
  );
}

it('means the same where a * goes on over colons', () => {
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), (statements) => {
      const document = {
        Version: '2012-10-17',
        Statement: statements.map(({ Effect, Action, element, resources }) => {
          return { Effect, Action, [element]: resources };
        }),
      };
      expect(answers(minimizePolicy(document).document)).toEqual(answers(document));
    }),
    { numRuns: 2_000 },
  );
}, 60_000);
