import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Deployment } from '../src/deployment.ts';

// biome-ignore lint/suspicious/noExplicitAny: an account is whatever stands in it.
type Things = Record<string, any>;

/** What stands in the account, as the stub of AWS's command keeps it. */
export interface StubAccount {
  readonly id: string;
  readonly policies: Things;
  readonly roles: Things;
  readonly profiles: Things;
  readonly users: Things;
  readonly groups: Things;
}

/** What came of running a script. */
interface ScriptRun {
  readonly status: number | null;
  readonly stderr: string;
  /** The calls that change something. */
  readonly changes: readonly (readonly string[])[];
  /** What lies in the folder in which it ran. */
  readonly folder: readonly string[];
}

/** An account with AWS's command in front of it. */
export interface Stub {
  readonly run: (script: string) => ScriptRun;
  readonly read: () => StubAccount;
  readonly change: (change: (account: StubAccount) => void) => void;
  readonly remove: () => void;
}

const isRead = (call = '') => /^(?:get|list)-/.test(call);

/** Makes an account in which nothing stands but its users and groups. */
export function stubAccount(deployment: Deployment): Stub {
  const folder = mkdtempSync(join(tmpdir(), 'pcluster-iam-stub-'));
  const bin = join(folder, 'bin');
  const here = join(folder, 'here');
  mkdirSync(bin);
  mkdirSync(here);
  writeFileSync(join(bin, 'package.json'), '{ "type": "module" }');
  copyFileSync(fileURLToPath(new URL('aws.mjs', import.meta.url)), join(bin, 'aws'));
  chmodSync(join(bin, 'aws'), 0o755);
  const account = join(folder, 'account.json');
  const calls = join(folder, 'calls');
  const people = (kind: 'users' | 'groups') =>
    Object.fromEntries(
      deployment.policies.flatMap((one) => one[kind]).map((name) => [name, { attached: [] }]),
    );
  const write = (value: unknown) => writeFileSync(account, JSON.stringify(value));
  const read = () => JSON.parse(readFileSync(account, 'utf8')) as StubAccount;
  const { accountId: id } = deployment;
  write({
    id,
    policies: {},
    roles: {},
    profiles: {},
    users: people('users'),
    groups: people('groups'),
  });
  return {
    run: (script) => {
      writeFileSync(calls, '');
      writeFileSync(join(folder, 'deploy.sh'), script);
      const { status, stderr } = spawnSync('dash', ['../deploy.sh'], {
        cwd: here,
        encoding: 'utf8',
        env: {
          PATH: [bin, process.env.PATH].join(delimiter),
          STUB_ACCOUNT: account,
          STUB_CALLS: calls,
        },
      });
      const made: readonly (readonly string[])[] = readFileSync(calls, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
      const changes = made.filter(([, call]) => !isRead(call));
      return { status, stderr, changes, folder: readdirSync(here) };
    },
    read,
    change: (change) => {
      const value = read();
      change(value);
      write(value);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** What stands in the account as a deployment; of its order that of the script. */
export function readAccount(account: StubAccount, { partition, region }: Deployment): Deployment {
  const { id, policies, roles, profiles, users, groups } = account;
  const holding = (people: Things, arn: string) =>
    Object.keys(people).filter((name) => people[name].attached.includes(arn));
  const nameOf = (arn: string) => policies[arn]?.PolicyName;
  const [tagged] = Object.values(roles);
  return {
    partition,
    region,
    accountId: id,
    policies: Object.entries(policies).map(([arn, one]) => ({
      name: one.PolicyName,
      path: one.Path,
      document: one.versions.find(
        ({ VersionId }: { readonly VersionId: string }) => VersionId === one.DefaultVersionId,
      ).Document,
      users: holding(users, arn),
      groups: holding(groups, arn),
    })),
    roles: Object.entries(roles).map(([name, role]) => ({
      name,
      path: role.Path,
      trustPolicy: role.AssumeRolePolicyDocument,
      policies: role.attached.flatMap((arn: string) => nameOf(arn) ?? []),
      managedPolicyArns: role.attached.filter((arn: string) => nameOf(arn) === undefined),
      ...(role.PermissionsBoundary && {
        permissionsBoundaryArn: role.PermissionsBoundary.PermissionsBoundaryArn,
      }),
    })),
    instanceProfiles: Object.entries(profiles).map(([name, one]) => ({
      name,
      path: one.Path,
      role: one.Roles[0].RoleName,
    })),
    tags: Object.fromEntries(
      (tagged?.Tags ?? []).map(({ Key, Value }: Record<string, string>) => [Key, Value]),
    ),
  };
}
