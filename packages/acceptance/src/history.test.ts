import { awsbatch } from '@pcluster-iam/awsbatch';
import { buildPolicy, type Scheduler } from '@pcluster-iam/core';
import { sge } from '@pcluster-iam/sge';
import { slurm } from '@pcluster-iam/slurm';
import { describe, expect, it } from 'vitest';
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
  it.each<[issue: string, scheduler: Scheduler, action: string, before: string, from: string]>([
    ['#1670', slurm, 'logs:DescribeLogGroups', '2.5.1', '2.6.0'],
    ['#1670', sge, 'logs:DescribeLogGroups', '2.5.1', '2.6.0'],
    ['#1912', slurm, 'ec2:DescribeInstanceTypes', '2.7.0', '2.8.0'],
    ['#1912', awsbatch, 'ec2:DescribeInstanceTypes', '2.7.0', '2.8.0'],
    ['#2060', slurm, 'dynamodb:GetItem', '2.8.1', '2.9.0'],
    ['#2060', awsbatch, 'dynamodb:GetItem', '2.8.1', '2.9.0'],
    ['#4052', slurm, 'lambda:TagResource', '2.11.6', '2.11.7'],
    ['#4052', awsbatch, 'lambda:TagResource', '2.11.6', '2.11.7'],
  ])('%s: granted from that release on, by $1.name', (_issue, scheduler, action, before, from) => {
    expect(isGranted(scheduler, before, action)).toBe(false);
    expect(isGranted(scheduler, from, action)).toBe(true);
  });
});

describe('the end of SGE and Torque', () => {
  it('is 2.11.4, and whoever asks for more is told what replaced them', () => {
    const options = { scheduler: sge, release: '2.11.5', ...values } as never;
    expect(() => buildPolicy('user', options)).toThrow(
      /2\.11\.4 was the last with sge; later releases have slurm and awsbatch/,
    );
  });
});
