import { expect, it } from 'vitest';
import { parsePolicy } from '../parse/parse-policy.ts';
import type { LintedPolicy } from '../report/linted-policy.ts';
import { documentSizes, lintSizesTogether } from './document-sizes.ts';

/** A document of so many characters, with white space that is not counted. */
const document = (
  characters: number,
  use?: LintedPolicy['use'],
  ...holders: readonly string[]
): LintedPolicy => ({
  file: 'details.json',
  name: '',
  use,
  holders,
  policy: parsePolicy(`{ "Id":  "${'x'.repeat(characters - 9)}" }`),
  findings: [],
});
const sizes = (...policies: readonly LintedPolicy[]) =>
  Array.from(documentSizes(policies).values(), ({ characters, quota, left }) => [
    characters,
    quota,
    left,
  ]);
const messages = (...policies: readonly LintedPolicy[]) =>
  lintSizesTogether(policies).map(({ findings }) => findings.map(({ message }) => message));

// IAM User Guide, "IAM and AWS STS quotas".
it.each([
  [undefined, 6_144],
  ['managed', 6_144],
  ['role', 10_240],
  ['user', 2_048],
  ['group', 5_120],
  ['trust', 2_048],
] as const)('a document used as %s may have %i characters', (use, quota) => {
  expect(sizes(document(100, use))).toEqual([[100, quota, quota - 100]]);
});

it('the inline policies of a principal share what is left; managed and trust policies do not', () => {
  expect(
    sizes(
      document(1_000, 'role', 'Role a'),
      document(2_000, 'role', 'Role a', 'Role b'),
      document(3_000, 'role', 'Role b'),
      document(4_000, 'managed', 'Role a'),
      document(500, 'trust'),
    ),
  ).toEqual([
    [1_000, 10_240, 7_240],
    [2_000, 10_240, 5_240],
    [3_000, 10_240, 5_240],
    [4_000, 6_144, 2_144],
    [500, 2_048, 1_548],
  ]);
});

it('the policies of a group take nothing of the quota of its users', () => {
  const [group, own] = [
    document(2_000, 'group', 'Group hpc', 'User ann'),
    document(2_000, 'user', 'User ann'),
  ];
  expect(sizes(group, own)).toEqual([
    [2_000, 5_120, 3_120],
    [2_000, 2_048, 48],
  ]);
  expect(messages(group, own)).toEqual([[], []]);
});

it('several that are over their quota together are found on the last of them', () => {
  const [first, second] = [document(1_024, 'user', 'User a'), document(1_025, 'user', 'User a')];
  const other = document(1_024, 'user', 'User b');
  expect(messages(first, second, other)).toEqual([
    [],
    [
      'The 2 inline policies of User a have 2049 characters together without white space. They may have 2048: they are 1 over.',
    ],
    [],
  ]);
  expect(messages(first, other)).toEqual([[], []]);
  expect(messages(first, { ...first })).toEqual([[], []]);
});

it('one alone has a finding of its own already, and what is no document has no size', () => {
  expect(messages(document(3_000, 'user', 'User a'))).toEqual([[]]);
  expect(messages(document(1_500, 'user', 'User a'), document(1_500, 'user', 'User b'))).toEqual([
    [],
    [],
  ]);
  const none = { ...document(10, 'user', 'User a'), policy: parsePolicy('7') };
  expect(documentSizes([none]).size).toBe(0);
  expect(messages(none, document(2_048, 'user', 'User a'))).toEqual([[], []]);
});

it('principals of one name in several files are several', () => {
  const [first, second] = [document(1_500, 'user', 'User a'), document(1_500, 'user', 'User a')];
  expect(messages(first, { ...second, file: 'other.json' })).toEqual([[], []]);
});
