import { describe, expect, it } from 'vitest';
import { parsedPolicy } from '../parse/parse-policy.ts';
import { lintPolicies } from './lint-policies.ts';

const policy = (...Statement: readonly object[]) =>
  parsedPolicy({ Version: '2012-10-17', Statement });
const statement = (Action: string, more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...more,
});

const pass = { name: 'passing', policy: policy(statement('iam:PassRole')) };
const run = { name: 'running', policy: policy(statement('ec2:RunInstances')) };

/** The codes of the ways to become administrator, document by document. */
function ways(...args: Parameters<typeof lintPolicies>) {
  return lintPolicies(...args).map((findings) =>
    findings.filter(({ code }) => code.startsWith('escalation-')),
  );
}

describe('documents of one principal', () => {
  it('open a way that none of them opens alone', () => {
    expect(ways([pass, run])).toEqual([[], []]);
    const [first, second] = ways([pass, run], { together: true });
    expect(first?.map(({ code }) => code)).toEqual(['escalation-pass-role-to-ec2']);
    expect(first?.[0]?.path).toBe('Statement[0].Action');
    expect(first?.[0]?.message).toMatch(/^Whoever has this, together with running, can become/);
    expect(second).toEqual([]);
  });

  it('close a way of one of them', () => {
    const deny = {
      name: 'deny',
      policy: policy(statement('iam:PutRolePolicy', { Effect: 'Deny' })),
    };
    const put = { name: 'put', policy: policy(statement('iam:PutRolePolicy')) };
    expect(ways([put, deny])[0]).toHaveLength(1);
    expect(ways([put, deny], { together: true })).toEqual([[], []]);
  });

  it('are those with the same holder', () => {
    const held = (one: typeof pass, ...holders: readonly string[]) => ({ ...one, holders });
    expect(ways([held(pass, 'Role A'), held(run, 'Role B')]).flat()).toEqual([]);
    expect(ways([held(pass, 'Role A', 'Role B'), held(run, 'Role B')]).flat()).toHaveLength(1);
    // One finding, however many principals hold it.
    const both = ['Role A', 'Role B'] as const;
    expect(ways([held(pass, ...both), held(run, ...both)]).flat()).toHaveLength(1);
  });

  it('are not the trust policies of roles', () => {
    const trust = { ...run, use: 'trust' as const };
    expect(ways([pass, trust], { together: true })).toEqual([[], []]);
  });
});
