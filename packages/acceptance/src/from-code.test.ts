import { readFileSync } from 'node:fs';
import { awsbatch } from '@pcluster-iam/awsbatch';
import {
  buildPolicy,
  compareReleases,
  type PolicyDocument,
  type Scheduler,
} from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';
import { describe, expect, it } from 'vitest';
import { isFromCode } from './from-code.ts';
import { goldenFolder, publishedFolder, values } from './published-documents.ts';

const schedulers: readonly Scheduler[] = [slurm, awsbatch];

const built = schedulers.flatMap((scheduler) =>
  Object.entries(scheduler.releases).flatMap(([release, policies]) =>
    Object.keys(policies)
      .filter(isFromCode)
      .map((kind) => ({
        scheduler: scheduler.name,
        release,
        kind,
        document: build(kind, values, scheduler, release),
      })),
  ),
);

function build(
  kind: string,
  given = values,
  scheduler: Scheduler = slurm,
  release = '3.11.1',
): PolicyDocument {
  const own = Object.keys(scheduler.releases[release]?.[kind]?.inputs ?? {});
  const inputs = Object.fromEntries(
    ['region', 'accountId', ...own].map((name) => [name, given[name]]),
  );
  return buildPolicy(kind as never, { scheduler, release, ...inputs } as never);
}

describe.each(built)('the $kind policy of $scheduler $release', ({ kind, release, document }) => {
  it('equals the golden file', async () => {
    const text = `${JSON.stringify(document, undefined, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`${goldenFolder}/from-code/${kind}.json`);
  });

  it('is there from the release on that has no published text for it', () => {
    const first = kind === 'loginNode' ? '3.7.0' : '3.5.0';
    expect(compareReleases(release, first)).toBeGreaterThanOrEqual(0);
  });
});

it('reads an SSM parameter where the secret is one', () => {
  const directorySecretArn = 'arn:aws:ssm:eu-west-1:123456789012:parameter/demo/directory';
  expect(build('headNodeDirectoryService', { ...values, directorySecretArn })).toMatchObject({
    Statement: [{ Action: ['ssm:GetParameter'], Resource: directorySecretArn }],
  });
});

interface FromCode {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

describe.runIf(publishedFolder !== '')('what ParallelCluster 3.11.1 grants', () => {
  const placeholders: Readonly<Record<string, unknown>> = {
    REGION: values.region,
    'AWS ACCOUNT ID': values.accountId,
    'STACK NAME': values.clusterName,
    'GROUP NAME': values.loginNodesGroupName,
    'PASSWORD SECRET ARN': values.directorySecretArn,
    'DATABASE PASSWORD SECRET ARN': values.databaseSecretArn,
  };

  /** The statements of a node in AWS's code, with values in place of the placeholders. */
  function published(node: string): readonly FromCode[] {
    const code = JSON.parse(readFileSync(`${publishedFolder}/from-code-3.11.1.json`, 'utf8'));
    const statements: readonly FromCode[] = code[node];
    return statements.map((statement) => ({
      sid: statement.sid,
      // "this, or that when …": what stands first is for Secrets Manager.
      actions: statement.actions.map((action) => action.replace(/,? or .*$/, '')),
      resources: statement.resources
        // The ARN of the stack, which is one of stack/<STACK NAME>/*.
        .filter((resource) => resource !== '<STACK ID>')
        .map((resource) =>
          resource.replace(/<([A-Z ]+)>/g, (_all, name: string) => String(placeholders[name])),
        ),
    }));
  }

  const granted = ({ Statement }: PolicyDocument): readonly FromCode[] =>
    Statement.map(({ Sid = '', Action, Resource }) => ({
      sid: Sid,
      actions: [Action].flat(),
      resources: [Resource].flat(),
    }));

  it('is what loginNode grants', () => {
    expect(granted(build('loginNode'))).toStrictEqual(published('loginNode'));
  });

  it.each(['headNodeDirectoryService', 'headNodeSlurmDatabase'])('has what %s grants', (kind) => {
    const headNode = published('headNode');
    for (const statement of granted(build(kind))) expect(headNode).toContainEqual(statement);
  });
});
