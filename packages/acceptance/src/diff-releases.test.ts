import { diffPolicies, evaluate } from '@pcluster-iam/analysis';
import { buildPolicies } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';
import { expect, it } from 'vitest';

const options = {
  scheduler: slurm,
  for: 'user',
  region: 'eu-west-1',
  accountId: '123456789012',
} as const;
const [before, without, after] = (['3.10.1', '3.11.0', '3.11.1'] as const).map((release) =>
  Object.values(buildPolicies({ ...options, release })),
);
const action = 'elasticloadbalancing:DescribeTags';

// AWS's text of 3.11.0 lost the action, and that of 3.11.1 has it again.
it.each([
  ['lost', '3.10.1', '3.11.0', before, without],
  ['gained', '3.11.0', '3.11.1', without, after],
] as const)(
  '%s from %s to %s is elasticloadbalancing:DescribeTags',
  (kind, _from, _to, was, is) => {
    const { [kind]: changes, undecided } = diffPolicies(was ?? [], is ?? []);
    expect(undecided).toEqual([]);
    const change = changes.find(({ actions }) => actions.includes(action));
    expect(change).toMatchObject({ resource: '*', isWhole: true, isDead: false });
    const request = { ...change?.witness, action };
    const decisions = [was, is].map((documents) => evaluate(documents ?? [], request).decision);
    const [allowing, denying] = kind === 'lost' ? decisions : decisions.reverse();
    expect([allowing, denying]).toEqual(['allowed', 'implicitly denied']);
  },
);

it('is nothing between a release and itself, however its documents are put together', () => {
  const statements = (after ?? []).flatMap(({ Statement }) => Statement);
  const one = { Version: '2012-10-17', Statement: [...statements].reverse() };
  const { unchanged, ...differences } = diffPolicies(after ?? [], one);
  expect(differences).toEqual({ gained: [], lost: [], undecided: [] });
  expect(unchanged).toContain('cloudformation:DescribeStacks');
});
