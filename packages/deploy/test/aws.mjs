#!/usr/bin/env node
// Stands for AWS's own command, with an account in the file STUB_ACCOUNT and its calls in STUB_CALLS.
// What it knows of IAM is from the IAM API Reference; of queries, those of the script alone.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';

const file = process.env.STUB_ACCOUNT;
const account = JSON.parse(readFileSync(file, 'utf8'));
const [service, call, ...rest] = process.argv.slice(2);
appendFileSync(process.env.STUB_CALLS, `${JSON.stringify([service, call, ...rest])}\n`);

const options = {};
while (rest.length > 0) {
  const word = rest.shift();
  const [, name, value] = /^--([a-z-]+)(?:=(.*))?$/s.exec(word) ?? fail(`what is ${word}`);
  if (value !== undefined) options[name] = value;
  else options[name] = name === 'set-as-default' || rest.shift();
}

function fail(message) {
  process.stderr.write(`\nAn error occurred: ${message}\n`);
  process.exit(254);
}

/** A thing by its name; those that the account does not have are no entity. */
function find(things, key) {
  return Object.hasOwn(things, key)
    ? things[key]
    : fail(`(NoSuchEntity) when calling ${call}: ${key}`);
}

const { 'policy-arn': arn, 'role-name': role, 'instance-profile-name': profile } = options;
const policy = () => find(account.policies, arn);
const json = (name) => JSON.parse(options[name]);
const holder = () => {
  if (role !== undefined) return find(account.roles, role);
  if (options['user-name'] !== undefined) return find(account.users, options['user-name']);
  return find(account.groups, options['group-name']);
};
const addTags = (thing) => {
  const added = json('tags');
  const keys = added.map(({ Key }) => Key);
  thing.Tags = [...(thing.Tags ?? []).filter(({ Key }) => !keys.includes(Key)), ...added];
};

const calls = {
  'get-caller-identity': () => ({ Account: account.id }),
  'get-policy': () => ({ Policy: policy() }),
  'get-policy-version': () => ({
    PolicyVersion: policy().versions.find(({ VersionId }) => VersionId === options['version-id']),
  }),
  'list-policy-versions': () => ({
    Versions: policy().versions.map((one) => ({
      ...one,
      IsDefaultVersion: one.VersionId === policy().DefaultVersionId,
    })),
  }),
  'create-policy': () => {
    const { 'policy-name': name, path } = options;
    const made = `arn:aws:iam::${account.id}:policy${path}${name}`;
    const Document = json('policy-document');
    account.policies[made] = {
      PolicyName: name,
      Path: path,
      DefaultVersionId: 'v1',
      versions: [{ VersionId: 'v1', Document }],
    };
  },
  'create-policy-version': () => {
    const found = policy();
    if (found.versions.length === 5) fail('(LimitExceeded) five versions');
    const last = Math.max(...found.versions.map(({ VersionId }) => Number(VersionId.slice(1))));
    found.DefaultVersionId = `v${last + 1}`;
    found.versions.unshift({ VersionId: `v${last + 1}`, Document: json('policy-document') });
  },
  'delete-policy-version': () => {
    const found = policy();
    found.versions = found.versions.filter(({ VersionId }) => VersionId !== options['version-id']);
  },
  'get-role': () => ({ Role: find(account.roles, role) }),
  'create-role': () => {
    const boundary = options['permissions-boundary'];
    account.roles[role] = {
      Path: options.path,
      AssumeRolePolicyDocument: json('assume-role-policy-document'),
      ...(boundary && { PermissionsBoundary: { PermissionsBoundaryArn: boundary } }),
      attached: [],
    };
  },
  'update-assume-role-policy': () => {
    find(account.roles, role).AssumeRolePolicyDocument = json('policy-document');
  },
  'put-role-permissions-boundary': () => {
    const PermissionsBoundaryArn = options['permissions-boundary'];
    find(account.roles, role).PermissionsBoundary = { PermissionsBoundaryArn };
  },
  'get-instance-profile': () => ({ InstanceProfile: find(account.profiles, profile) }),
  'create-instance-profile': () => {
    account.profiles[profile] = { Path: options.path, Roles: [] };
  },
  'add-role-to-instance-profile': () => {
    find(account.profiles, profile).Roles.push({ RoleName: role });
  },
  'tag-policy': () => addTags(policy()),
  'tag-role': () => addTags(find(account.roles, role)),
  'tag-instance-profile': () => addTags(find(account.profiles, profile)),
};
for (const kind of ['user', 'group', 'role']) {
  calls[`list-attached-${kind}-policies`] = () => ({
    AttachedPolicies: holder().attached.map((PolicyArn) => ({ PolicyArn })),
  });
  calls[`attach-${kind}-policy`] = () => {
    holder().attached.push(arn);
  };
}

const answer = (calls[call] ?? fail(`no such call: ${call}`))();
writeFileSync(file, JSON.stringify(account, undefined, 2));
const result = options.query === undefined ? answer : search(options.query, answer);
if (result !== undefined) process.stdout.write(shown(result));

function shown(value) {
  if (options.output !== 'text') return `${JSON.stringify(value)}\n`;
  const line = (one) =>
    [one]
      .flat()
      .map((part) => part ?? 'None')
      .join('\t');
  const isTable = Array.isArray(value) && Array.isArray(value[0]);
  return `${isTable ? value.map(line).join('\n') : line(value)}\n`;
}

/** The few queries of the script, of the language JMESPath, in which a literal ends with a backtick. */
function search(query, data) {
  const path = /^[A-Za-z]+(?:\.[A-Za-z]+|\[0\])*$/;
  const get = (names) =>
    names.split(/[.[]/).reduce((part, name) => part?.[name === '0]' ? 0 : name], data) ?? null;
  if (path.test(query)) return get(query);
  const literal = (text) => JSON.parse(text.replaceAll('\\`', '`'));
  const same = (a, b) => sorted(a) === sorted(b);
  const [, left, right] = /^([A-Za-z.]+) == `([^`]*)`$/s.exec(query) ?? [];
  if (left !== undefined) return same(get(left), literal(right));
  const tags = /^length\(\((\w+)\.Tags \|\| `\[\]`\)\[\?contains\(`([^`]*)`, @\)\]\) == `(\d+)`$/s;
  const [, kind, wanted, count] = tags.exec(query) ?? [];
  if (kind !== undefined) {
    const all = literal(wanted);
    const held = (data[kind].Tags ?? []).filter((tag) => all.some((one) => same(one, tag)));
    return held.length === Number(count);
  }
  if (query === 'AttachedPolicies[].[PolicyArn]') {
    return data.AttachedPolicies.map(({ PolicyArn }) => [PolicyArn]);
  }
  if (query === 'Versions[?!IsDefaultVersion].VersionId') {
    return data.Versions.filter((one) => !one.IsDefaultVersion).map((one) => one.VersionId);
  }
  return fail(`(BadQuery) ${query}`);
}

/** JSON in which the order of keys does not count. */
function sorted(value) {
  return JSON.stringify(value, (_key, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
