import { awsbatch } from '@pcluster-iam/awsbatch';
import {
  buildPolicy,
  compareReleases,
  permissionChanges,
  permissionHistory,
  type Scheduler,
} from '@pcluster-iam/core';
import { sge } from '@pcluster-iam/sge';
import { slurm } from '@pcluster-iam/slurm';
import { describe, expect, it } from 'vitest';
import { grants } from './grants.ts';
import { values } from './published-documents.ts';

/** Whether one of a person's documents of a release grants an action, by pattern and whatever its case. */
function isGranted(scheduler: Scheduler, release: string, action: string): boolean {
  const policies = Object.entries(scheduler.releases[release] ?? {});
  const ofPeople = policies.filter(([kind]) => kind.startsWith('user'));
  expect(ofPeople).not.toEqual([]);
  return ofPeople.some(([kind, { inputs }]) => {
    const names = ['region', 'accountId', ...Object.keys(inputs)];
    const options = Object.fromEntries(names.map((name) => [name, values[name]]));
    const document = buildPolicy(kind, { scheduler, release, ...options } as never);
    return document.Statement.flatMap(({ Action }) => Action).some((granted) =>
      new RegExp(`^${granted.replaceAll('*', '.*')}$`, 'i').test(action),
    );
  });
}

// What users learnt by a failed cluster: the issues of aws/aws-parallelcluster that tell of it.
describe('what a release began to need', () => {
  it.each<[issue: string, scheduler: Scheduler, action: string, without: string, having: string]>([
    ['#1670', slurm, 'logs:DescribeLogGroups', '2.5.1', '2.6.0'],
    ['#1670', sge, 'logs:DescribeLogGroups', '2.5.1', '2.6.0'],
    ['#1912', slurm, 'ec2:DescribeInstanceTypes', '2.7.0', '2.8.0'],
    ['#1912', awsbatch, 'ec2:DescribeInstanceTypes', '2.7.0', '2.8.0'],
    ['#2060', slurm, 'dynamodb:GetItem', '2.8.1', '2.9.0'],
    ['#2060', awsbatch, 'dynamodb:GetItem', '2.8.1', '2.9.0'],
    ['#4052', slurm, 'lambda:TagResource', '2.11.6', '2.11.7'],
    ['#4052', awsbatch, 'lambda:TagResource', '2.11.6', '2.11.7'],
    ['#4052', slurm, 'lambda:TagResource', '3.0.3', '3.1.1'],
    ['#4052', awsbatch, 'lambda:TagResource', '3.0.3', '3.1.1'],
    ['#6483', slurm, 'elasticloadbalancing:DescribeTags', '3.11.0', '3.11.1'],
    // By pattern: elasticloadbalancing:Describe*.
    ['#6483', slurm, 'elasticloadbalancing:DescribeTags', '3.11.0', '3.10.1'],
  ])(
    '%s, a release without the action and one that has it',
    (_issue, scheduler, action, without, having) => {
      expect(isGranted(scheduler, without, action)).toBe(false);
      expect(isGranted(scheduler, having, action)).toBe(true);
    },
  );
});

describe('permissionHistory', () => {
  it.each([
    ['logs:DescribeLogGroups', slurm, 'user', [{ since: '2.6.0', until: '3.0.0' }]],
    ['ec2:DescribeInstanceTypes', slurm, 'user', [{ since: '2.8.0', until: '3.0.0' }]],
    ['dynamodb:GetItem', awsbatch, 'userCommands', [{ since: '2.9.0', until: '3.0.0' }]],
    ['lambda:TagResource', slurm, 'user', [{ since: '2.11.7', until: '3.0.0' }]],
    ['lambda:TagResource', slurm, 'userBase', [{ since: '3.1.1', until: '3.5.0' }]],
    [
      'ELASTICLOADBALANCING:describetags',
      slurm,
      'userCluster2',
      [{ since: '3.9.0', until: '3.11.0' }, { since: '3.11.1' }],
    ],
  ] as const)('%s', (action, scheduler, policy, periods) => {
    const history = permissionHistory({ scheduler, action });
    const found = history.policies.find((one) => one.policy === policy);
    expect(found?.periods.map(({ patterns: _patterns, ...period }) => period)).toEqual(periods);
  });
});

describe('permissionChanges', () => {
  it('agrees with the documents of every two neighbouring releases', () => {
    for (const scheduler of [slurm, sge, awsbatch] as readonly Scheduler[]) {
      const releases = Object.keys(scheduler.releases).sort(compareReleases);
      for (const [index, to] of releases.entries()) {
        const from = releases[Math.max(0, index - 1)] ?? to;
        const { policies } = permissionChanges({ scheduler, from, to });
        const changed = policies.filter(({ change }) => change !== 'unchanged');
        // A plainer comparison: the kinds whose documents, as sorted text, are not the same.
        const texts = [from, to].map((release) => grantsByKind(scheduler, release));
        const kinds = new Set(texts.flatMap((text) => [...text.keys()]));
        const differing = [...kinds].filter((kind) => texts[0]?.get(kind) !== texts[1]?.get(kind));
        expect(new Set(changed.map(({ policy }) => policy))).toEqual(new Set(differing));
      }
    }
  });

  it('never calls removed what the change of source left out', () => {
    const { sourceChange, policies } = permissionChanges({
      scheduler: slurm,
      from: '3.4.1',
      to: '3.5.0',
    });
    expect(sourceChange?.release).toBe('3.5.0');
    expect(JSON.stringify(policies)).not.toMatch(/"removed":\["|"change":"removed"/);
    const headNode = policies.find(({ policy }) => policy === 'headNode');
    expect(headNode?.statements).toContainEqual(
      expect.objectContaining({
        change: 'unpublished',
        actions: { added: [], removed: [], unpublished: ['secretsmanager:GetSecretValue'] },
      }),
    );
  });

  it('finds the statements that 3.9.0 divided into two documents', () => {
    const { policies } = permissionChanges({ scheduler: slurm, from: '3.8.0', to: '3.9.0' });
    const statements = policies
      .filter(({ policy }) => policy.startsWith('userCluster'))
      .flatMap((policy) => policy.statements);
    expect(statements.length).toBeGreaterThan(0);
    for (const { before } of statements) expect(before?.policy).toBe('userCluster');
  });

  it('pairs statements without a Sid by their place in the history', () => {
    const { policies } = permissionChanges({ scheduler: slurm, from: '3.5.0', to: '3.5.1' });
    const headNode = policies.find(({ policy }) => policy === 'headNode');
    // A statement was put in before others: those are still the same.
    expect(headNode?.statements.map(({ change, actions }) => [change, actions.added])).toEqual([
      ['changed', ['dynamodb:BatchGetItem']],
      ['added', ['ec2:GetConsoleOutput']],
    ]);
  });
});

/** What each kind of policy grants, as text that is the same where the grants are. */
function grantsByKind(scheduler: Scheduler, release: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(scheduler.releases[release] ?? {}).map(([kind, { inputs }]) => {
      const own = Object.entries(inputs).map(([name, { example }]) => [name, example]);
      const options = { ...Object.fromEntries(own), region: values.region };
      const document = buildPolicy(kind, {
        ...options,
        accountId: values.accountId,
        scheduler,
        release,
      } as never);
      // IAM ignores the case of actions.
      const folded = JSON.parse(JSON.stringify(document), (key, value: unknown) =>
        key === 'Action' ? [value].flat().map((action) => String(action).toLowerCase()) : value,
      );
      return [kind, JSON.stringify(grants(folded))];
    }),
  );
}

describe('the end of SGE and Torque', () => {
  it('is 2.11.4, and whoever asks for more is told what replaced them', () => {
    const options = { scheduler: sge, release: '2.11.5', ...values } as never;
    expect(() => buildPolicy('user', options)).toThrow(
      /2\.11\.4 was the last with sge; later releases have slurm and awsbatch/,
    );
  });
});
