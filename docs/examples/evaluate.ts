import { compilePolicies, evaluate, nearMisses } from '@pcluster-iam/analysis';

const policies = compilePolicies([
  {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Start',
        Effect: 'Allow',
        Action: 'ec2:RunInstances',
        Resource: 'arn:aws:ec2:*:123456789012:instance/*',
        Condition: { StringLike: { 'ec2:InstanceType': ['t3.*', 'c6i.*'] } },
      },
    ],
  },
]);

for (const type of ['t3.micro', 'p5.48xlarge']) {
  const request = {
    action: 'ec2:RunInstances',
    resource: 'arn:aws:ec2:eu-west-1:123456789012:instance/*',
    context: { 'ec2:InstanceType': type },
  };
  console.log(type, evaluate(policies, request).decision);
  for (const { statement, tests } of nearMisses(policies, request)) {
    console.log(
      statement.sid,
      tests.map(({ key, values }) => `${key}: ${values.join(', ')}`),
    );
  }
}
