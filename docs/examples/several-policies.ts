import {
  allow,
  buildPolicies,
  buildRole,
  definePolicy,
  defineScheduler,
  permissionHistory,
  secretsManagerArnSchema,
} from '@pcluster-iam/core';

const node = definePolicy({
  role: { service: 'ec2', path: '/hpc/', managedPolicies: ['AmazonSSMManagedInstanceCore'] },
  inputs: {},
  statements: (_input, { since }) => [
    allow('EC2')
      .actions('ec2:DescribeInstances', ...since('3.1.0', 'ec2:CreateFleet'))
      .on('*'),
  ],
});

const nodeLicence = definePolicy({
  for: 'node',
  features: ['licence'],
  inputs: {
    licenceSecretArn: {
      schema: secretsManagerArnSchema,
      description: 'ARN of the secret with the licence',
      example: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:licence-AbCdEf',
    },
  },
  statements: ({ licenceSecretArn }) => [
    allow('Licence')
      .actions('secretsmanager:GetSecretValue')
      .on(licenceSecretArn as `arn:${string}`),
  ],
});

const mine = defineScheduler({
  name: 'mine',
  releases: { '3.0.0': { node }, '3.1.0': { node, nodeLicence }, '3.1.1': { node, nodeLicence } },
  texts: { '3.1.0': '3.1.1' },
  sourceChanges: [{ release: '3.1.0', before: 'our wiki', after: 'our repository' }],
});

const policies = buildPolicies({
  scheduler: mine,
  release: '3.1.1',
  for: 'node',
  features: ['licence'],
  region: 'eu-west-1',
  accountId: '123456789012',
  licenceSecretArn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:licence-AbCdEf',
});
console.log(Object.keys(policies));

const role = buildRole({ scheduler: mine, release: '3.1.1', for: 'node', region: 'eu-west-1' });
console.log(role.path, role.managedPolicyArns);

const history = permissionHistory({ scheduler: mine, action: 'ec2:CreateFleet' });
console.log(history.policies[0]?.periods, history.texts);
