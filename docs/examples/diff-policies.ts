import { diffPolicies } from '@pcluster-iam/analysis';

const statement = { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'] };
const policy = (Resource: string) => ({
  Version: '2012-10-17',
  Statement: [{ ...statement, Resource }],
});

const { gained, lost, undecided } = diffPolicies(
  policy('arn:aws:s3:::demo-data/results/*'),
  policy('arn:aws:s3:::demo-data/*'),
);
for (const { actions, resource, witness } of gained) {
  console.log(`+ ${actions.join(', ')} on ${resource}`);
  console.log(`  such as ${witness.action} on ${witness.resource}`);
}
console.log(`${lost.length} lost, ${undecided.length} undecided`);
