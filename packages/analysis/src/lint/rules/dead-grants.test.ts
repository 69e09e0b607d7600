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
