import { expect, it } from 'vitest';
import { lintPolicy } from '../lint-policy.ts';

const queue = 'arn:aws-cn:sqs:cn-north-1:123456789012:demo';

// The forms of ARNs are those of the Service Authorization Reference.
it.each([
  ['sqs:ListQueues', 'sqs:ListQueues knows no type of resource: it is granted on * alone.'],
  ['iam:PassRole', 'iam:PassRole is about arn:aws-cn:iam::123456789012:role/$'],
  ['kms:Encrypt', 'kms:Encrypt is about arn:aws-cn:kms:cn-north-1:123456789012:key/$'],
])('tells on which ARN %s would work', (action, advice) => {
  const statement = { Effect: 'Allow', Action: ['sqs:SendMessage', action], Resource: queue };
  const [found] = lintPolicy({ Version: '2012-10-17', Statement: [statement] }).filter(
    ({ code }) => code === 'dead-grant',
  );
  expect(found?.path).toBe('Statement[0].Action[1]');
  expect(found?.message).toContain(advice);
});

it('tells the bucket of the objects that are named', () => {
  const Statement = {
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: 'arn:aws:s3:::demo-data/*',
  };
  const [found] = lintPolicy({ Version: '2012-10-17', Statement });
  expect(found?.message).toContain('s3:ListBucket is about arn:aws:s3:::demo-data,');
});

const inAccount = (service: string, name: string) =>
  `arn:aws:${service}:eu-west-1:123456789012:${name}`;

/** What lint says of one action on one resource. */
function deadGrants(action: string, resource: string) {
  const statement = {
    Effect: 'Allow',
    Action: ['sqs:SendMessage', action],
    Resource: [queue, resource],
  };
  return lintPolicy({ Version: '2012-10-17', Statement: [statement] }).filter(
    ({ code, severity }) => code === 'dead-grant' && severity !== 'info',
  );
}

// What AWS checks is told by its messages of denied access and by its own policies.
it.each([
  [
    'cloudformation:ListStacks',
    inAccount('cloudformation', 'stack/*'),
    inAccount('cloudformation', 'stack/a-*'),
  ],
  ['logs:DescribeLogGroups', inAccount('logs', '*'), inAccount('logs', 'log-group:/aws/a/*')],
  [
    'logs:DescribeLogGroups',
    inAccount('logs', 'log-group::log-stream:*'),
    inAccount('logs', 'log-group::log-stream'),
  ],
  ['iam:ListRoles', 'arn:aws:iam::123456789012:role/', 'arn:aws:iam::123456789012:user/*'],
  [
    'iam:ListInstanceProfiles',
    'arn:aws:iam::123456789012:instance-profile/a/*',
    'arn:aws:iam::123456789012:role/a/*',
  ],
  ['eks:ListClusters', inAccount('eks', 'cluster/*'), inAccount('eks', 'cluster/a')],
  ['sqs:ListQueues', inAccount('sqs', '*'), inAccount('sqs', 'a-*')],
  ['s3:ListAllMyBuckets', 'arn:aws:s3:::*', 'arn:aws:s3:::data'],
  ['ssmmessages:OpenDataChannel', inAccount('ssm', 'session/a-*'), inAccount('ssm', 'document/a')],
  ['fsx:DescribeFileSystems', inAccount('fsx', 'file-system/fs-0'), inAccount('fsx', 'backup/*')],
  [
    'elasticloadbalancing:AddTags',
    inAccount('elasticloadbalancing', 'targetgroup/a/*'),
    inAccount('ec2', 'instance/*'),
  ],
  [
    'elasticloadbalancing:RemoveTags',
    inAccount('elasticloadbalancing', 'listener/net/a/*'),
    inAccount('ec2', 'vpc/*'),
  ],
  [
    'cloudformation:CreateChangeSet',
    'arn:aws:cloudformation:eu-west-1:aws:transform/Serverless-2016-10-31',
    inAccount('cloudformation', 'type/resource/A'),
  ],
  [
    'backup:DescribeRecoveryPoint',
    inAccount('backup', 'recovery-point:*'),
    inAccount('backup', 'a'),
  ],
  [
    'apigateway:SetWebACL',
    'arn:aws:apigateway:eu-west-1::/restapis/*/stages/*',
    'arn:aws:apigateway:eu-west-1::/restapis/a',
  ],
])('takes %s on %s for granted, on %s not', (action, live, dead) => {
  expect(deadGrants(action, live)).toEqual([]);
  expect(deadGrants(action, dead)).toHaveLength(1);
});

it.each([
  ['what the reference is silent about', 'kms:ListKeys', inAccount('kms', 'key/*'), true],
  ['what is known to be about something else', 'kms:Encrypt', inAccount('sns', 'a'), false],
  [
    'what is known to be checked elsewhere',
    'dynamodb:ListTables',
    inAccount('dynamodb', 'table/a'),
    false,
  ],
  ['the ARN of another service', 'kms:ListKeys', inAccount('sns', 'a'), false],
  ['what a * may reach over colons', 'logs:PutLogEvents', 'arn:aws:logs:*:*:/aws-glue/*', true],
])('tells whether it is sure of %s', (_what, action, resource, changesGrants) => {
  expect(deadGrants(action, resource)[0]?.fix?.changesGrants).toBe(changesGrants);
});

it('is not sure of what a * reaches where it goes on over colons', () => {
  const wide = 'arn:aws:logs:*:*:/aws-glue/*';
  const doubt =
    'can never apply here, unless a * at the end of a segment goes on over colons, as AWS says it can: no';
  expect(deadGrants('logs:PutLogEvents', wide)).toMatchObject([
    { severity: 'warning', message: expect.stringContaining(doubt) },
  ]);
  expect(deadGrants('logs:PutLogEvents', inAccount('logs', 'a'))).toMatchObject([
    { severity: 'error', message: expect.stringContaining('can never apply here: no') },
  ]);
  const lint = (Resource: string | readonly string[]) =>
    lintPolicy({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['logs:PutLogEvents'], Resource }],
    });
  expect(lint(wide)).toMatchObject([
    { severity: 'warning', message: expect.stringMatching(/^Nothing .* can ever apply, unless/) },
  ]);
  const useless = lint([inAccount('logs', 'log-group:a:*'), wide, inAccount('logs', 'a')]);
  expect(useless.map(({ path, fix }) => [path, fix?.changesGrants])).toEqual([
    ['Statement[0].Resource[1]', true],
    ['Statement[0].Resource[2]', false],
  ]);
});
