import { expect, it } from 'vitest';
import { policyNames } from './policy-names.ts';

it.each([
  [['user'], 'user'],
  [['userCluster1', 'userCluster2'], 'userCluster'],
  [['userCluster1', 'userFsxS3', 'userImage'], 'user'],
  [['headNode', 'headNodeSlurmDatabase'], 'headNode'],
  [['userA', 'userApple'], 'user'],
  [['user-a', 'user-b'], 'user'],
  [['users', 'user'], 'policy'],
  [['a', 'b'], 'policy'],
  [[''], 'policy'],
  [[], 'policy'],
  [['Role Admin, policy Inline'], 'Role-Admin,-policy-Inline'],
  [['../../etc/passwd'], '..-..-etc-passwd'],
  [['\u202e\u0000'], 'policy'],
])('takes of %j the name %s', (names, stem) => {
  expect(policyNames(names, 1)).toEqual([stem]);
  expect(policyNames(names, 3)).toEqual([stem, `${stem}-2`, `${stem}-3`]);
});

it('makes no name longer than IAM takes', () => {
  const names = policyNames(['x'.repeat(1000)], 12);
  expect(new Set(names).size).toBe(12);
  for (const name of names) expect(name.length).toBeLessThanOrEqual(128);
});
