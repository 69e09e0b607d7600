import { expect, it } from 'vitest';
import { readPolicies } from './read-policies.ts';

const document = { Version: '2012-10-17', Statement: [] };
const text = JSON.stringify(document);
const resource = (type: string, name: string, values: object) => ({
  address: `${type}.${name}`,
  type,
  name,
  values,
});

// HashiCorp, "JSON output format": the representation of planned values.
const plan = {
  format_version: '1.2',
  planned_values: {
    root_module: {
      resources: [
        resource('aws_iam_policy', 'shared', { policy: text }),
        resource('aws_iam_role_policy', 'own', { policy: text }),
        resource('aws_iam_user_policy', 'ann', { policy: text }),
        resource('aws_iam_group_policy', 'hpc', { policy: text }),
        resource('aws_iam_role', 'head', {
          assume_role_policy: text,
          inline_policy: [
            { name: 'own', policy: text },
            // What is known after the plan is applied, and a block that says there is none.
            { name: 'later', policy: null },
            { name: '', policy: '' },
          ],
        }),
        resource('aws_ssoadmin_permission_set_inline_policy', 'sso', { inline_policy: text }),
        resource('aws_sqs_queue', 'jobs', { policy: text }),
        resource('aws_iam_policy', 'later', {}),
        resource('aws_iam_policy_document', 'data', { json: text }),
        resource('constructor', 'none', { policy: text }),
      ],
      child_modules: [
        {
          address: 'module.a',
          resources: [resource('aws_iam_policy', 'inner', { policy: '{ "a": 1, }' })],
          child_modules: [
            { resources: [resource('aws_iam_policy', 'innermost', { policy: text })] },
          ],
        },
      ],
    },
  },
};

it('a plan holds the policies of its modules', () => {
  const sources = readPolicies(JSON.stringify(plan));
  expect(sources.map(({ name, use }) => [name, use])).toEqual([
    ['aws_iam_policy.shared', 'managed'],
    ['aws_iam_role_policy.own', 'role'],
    ['aws_iam_user_policy.ann', 'user'],
    ['aws_iam_group_policy.hpc', 'group'],
    ['aws_iam_role.head, trust', 'trust'],
    ['aws_iam_role.head, policy own', 'role'],
    ['aws_ssoadmin_permission_set_inline_policy.sso', 'role'],
    ['aws_iam_policy.inner', 'managed'],
    ['aws_iam_policy.innermost', 'managed'],
  ]);
  for (const { name, policy } of sources) {
    if (!name.endsWith('inner')) expect(policy.value).toEqual(document);
  }
});

it('has a document where its text stands', () => {
  const file = JSON.stringify(plan, undefined, 2);
  const inner = readPolicies(file).find(({ name }) => name === 'aws_iam_policy.inner');
  const [problem] = inner?.policy.problems ?? [];
  expect(problem?.message).toContain('one too many');
  expect(file.slice(problem?.position.offset)).toMatch(/^"\{ \\"a\\": 1, \}"/);
});

it('a plan that holds nothing of IAM is taken for a document', () => {
  const none = {
    planned_values: { root_module: { resources: [resource('constructor', 'a', {})] } },
  };
  expect(readPolicies(JSON.stringify(none))).toMatchObject([{ name: '', policy: { value: none } }]);
});
