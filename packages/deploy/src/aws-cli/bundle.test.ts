import { slurm } from '@pcluster-iam/slurm';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hostileDeployment } from '../../test/deployments.ts';
import { readAccount, type Stub, type StubAccount, stubAccount } from '../../test/stub-account.ts';
import { awsCliBundle, buildDeployment, type Deployment } from '../index.ts';

const demo = buildDeployment({
  scheduler: slurm,
  release: '3.11.1',
  for: ['user', 'headNode'],
  region: 'eu-west-1',
  accountId: '123456789012',
  tags: { team: 'hpc one' },
  users: ['operator'],
  roleBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
});

const scriptOf = (deployment: Deployment) => String(awsCliBundle(deployment)['deploy.sh']);

// One run starts AWS's command several dozen times.
describe.each([
  ['the deployment of a release', demo],
  ['a deployment in which every text is hostile', hostileDeployment],
])('%s, as a script', { timeout: 120_000 }, (_name, deployment) => {
  let stub: Stub;

  beforeEach(() => {
    stub = stubAccount(deployment);
  });

  afterEach(() => {
    stub.remove();
  });

  it('makes what went in, runs nothing else, and changes nothing the second time', () => {
    const first = stub.run(scriptOf(deployment));
    expect(first).toMatchObject({ status: 0, folder: [] });
    expect(first.changes.length).toBeGreaterThan(5);
    expect(readAccount(stub.read(), deployment)).toStrictEqual(deployment);
    const standing = stub.read();
    expect(stub.run(scriptOf(deployment))).toStrictEqual({
      status: 0,
      stderr: '',
      changes: [],
      folder: [],
    });
    expect(stub.read()).toStrictEqual(standing);
  });

  it('mends what somebody changed, and that alone', () => {
    stub.run(scriptOf(deployment));
    stub.change(({ policies, roles, profiles }) => {
      const [policy] = Object.values(policies);
      policy.versions[0].Document = { Version: '2012-10-17', Statement: [] };
      // The order of keys and white space mean nothing to IAM.
      const [role] = Object.values(roles);
      role.AssumeRolePolicyDocument = Object.fromEntries(
        Object.entries(role.AssumeRolePolicyDocument).reverse(),
      );
      role.attached.pop();
      role.PermissionsBoundary = { PermissionsBoundaryArn: 'arn:aws:iam::aws:policy/Other' };
      const [profile] = Object.values(profiles);
      profile.Roles = [];
      profile.Tags = [];
    });
    const { status, changes } = stub.run(scriptOf(deployment));
    expect(status).toBe(0);
    expect(changes.map(([, call]) => call)).toStrictEqual([
      'create-policy-version',
      'put-role-permissions-boundary',
      'attach-role-policy',
      'add-role-to-instance-profile',
      'tag-instance-profile',
    ]);
    expect(readAccount(stub.read(), deployment)).toStrictEqual(deployment);
  });
});

describe('the script', { timeout: 120_000 }, () => {
  let standing: StubAccount;
  let stub: Stub;

  beforeAll(() => {
    const first = stubAccount(demo);
    first.run(scriptOf(demo));
    standing = first.read();
    first.remove();
  });

  beforeEach(() => {
    stub = stubAccount(demo);
    stub.change((account) => Object.assign(account, standing));
  });

  afterEach(() => {
    stub.remove();
  });

  it.each<readonly [what: string, change: Parameters<Stub['change']>[0], message: RegExp]>([
    [
      'another account',
      (account) => Object.assign(account, { id: '999999999999' }),
      /this is account 999999999999; the script is for 123456789012/,
    ],
    [
      'a role in another path',
      ({ roles }) => {
        roles['parallelcluster-headNode'].Path = '/else/';
      },
      /stands in the path \/else\/, not in \/parallelcluster\//,
    ],
    [
      'an instance profile with another role',
      ({ profiles }) => {
        profiles['parallelcluster-headNode'].Roles = [{ RoleName: 'other' }];
      },
      /holds role other, not parallelcluster-headNode/,
    ],
    [
      'a user that is not there',
      ({ users }) => {
        delete users.operator;
      },
      /NoSuchEntity/,
    ],
  ])('stops at %s and changes nothing', (_what, change, message) => {
    stub.change(change);
    const { status, stderr, changes } = stub.run(scriptOf(demo));
    expect(status).not.toBe(0);
    expect(changes).toStrictEqual([]);
    expect(stderr).toMatch(message);
  });

  it('gives up the oldest of five versions that is not in use', () => {
    stub.change(({ policies }) => {
      const [policy] = Object.values(policies);
      policy.DefaultVersionId = 'v2';
      policy.versions = ['v11', 'v10', 'v9', 'v3', 'v2'].map((VersionId) => ({
        VersionId,
        Document: {},
      }));
    });
    const { status, changes } = stub.run(scriptOf(demo));
    expect(status).toBe(0);
    expect(changes[0]).toContain('--version-id=v3');
    expect(changes.map(([, call]) => call)).toStrictEqual([
      'delete-policy-version',
      'create-policy-version',
    ]);
  });

  it('is printable ASCII', () => {
    expect(scriptOf(hostileDeployment)).toMatch(/^[\n -~]*$/);
  });
});
