import { readFileSync } from 'node:fs';
import { awsbatch } from '@pcluster-iam/awsbatch';
import { buildRole, compareReleases, type Scheduler } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';
import { describe, expect, it } from 'vitest';
import { isFromCode } from './from-code.ts';
import { publishedFolder } from './published-documents.ts';

const schedulers: readonly Scheduler[] = [slurm, awsbatch];

const roles = schedulers.flatMap((scheduler) =>
  Object.entries(scheduler.releases).flatMap(([release, policies]) =>
    Object.entries(policies)
      .filter(([, { role }]) => role !== undefined)
      .map(([kind]) => ({ scheduler, name: scheduler.name, release, kind })),
  ),
);
const published = roles.filter(
  ({ release, kind }) => compareReleases(release, '3.0.0') >= 0 && !isFromCode(kind),
);

const build = (scheduler: Scheduler, release: string, kind: string) =>
  buildRole({ scheduler, release, for: kind, region: 'eu-west-1' });

/** A trust policy with every list as a list, because AWS writes one service now so and now so. */
function trusted(document: unknown): unknown {
  const { Statement } = JSON.parse(JSON.stringify(document)) as {
    Statement: readonly { Effect: string; Principal: { Service: unknown }; Action: unknown }[];
  };
  return Statement.map(({ Effect, Principal, Action }) => ({
    Effect,
    Service: [Principal.Service].flat(),
    Action: [Action].flat(),
  }));
}

describe.runIf(publishedFolder !== '').each(published)(
  "AWS's role for the $kind of $name $release",
  ({ scheduler, name, release, kind }) => {
    it('has that trust policy, path and those managed policies', () => {
      const { path, trustPolicy, managedPolicyArns } = build(scheduler, release, kind);
      const aws = publishedRole(release, kind, name);
      expect(path).toBe(aws.path);
      expect(trusted(trustPolicy)).toEqual(trusted(aws.trust));
      expect(new Set(managedPolicyArns)).toEqual(new Set(aws.managedPolicies ?? []));
    });
  },
);

/** AWS published its roles from 3.5.0 on; for 3.0 to 3.4 they were the same. */
function publishedRole(release: string, kind: string, scheduler: string) {
  const lines = JSON.parse(readFileSync(`${publishedFolder}/releases.json`, 'utf8'));
  const line = compareReleases(release, '3.5.0') < 0 ? '3.5.0' : lines[release];
  const published = JSON.parse(readFileSync(`${publishedFolder}/${line}/roles.json`, 'utf8'));
  const file = kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  // The functions of AWS Batch had a role of their own from 3.5.0 on, in no way another one.
  return published[`${file}.${scheduler}`] ?? published[file];
}

it.each([
  ['instance', '2.4.1', 'ec2.amazonaws.com'],
  ['lambda', '2.10.1', 'lambda.amazonaws.com'],
  ['headNode', '3.0.0', 'ec2.amazonaws.com'],
  ['computeNode', '3.11.1', 'ec2.amazonaws.com'],
  ['loginNode', '3.11.1', 'ec2.amazonaws.com'],
  ['lambda', '3.11.1', 'lambda.amazonaws.com'],
  ['imageBuilderInstance', '3.11.1', 'ec2.amazonaws.com'],
  ['imageBuilderCleanup', '3.11.1', 'lambda.amazonaws.com'],
])('the role for %s of %s is taken on by %s', (kind, release, service) => {
  const { path, trustPolicy } = build(slurm, release, kind);
  expect(path).toBe(release.startsWith('2.') ? '/' : '/parallelcluster/');
  expect(trustPolicy.Statement[0]?.Principal.Service).toBe(service);
});

it('covers every role', () => {
  expect(new Set(roles.map(({ kind }) => kind))).toEqual(
    new Set([
      ...['instance', 'lambda', 'headNode', 'computeNode', 'loginNode'],
      ...['imageBuilderInstance', 'imageBuilderCleanup'],
    ]),
  );
});
