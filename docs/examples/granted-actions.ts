import { grantedActions, parsePolicy } from '@pcluster-iam/analysis';

const text = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["sqs:*Message*", "sqs:List*", "s3:getobject"],
      "Resource": ["arn:aws:sqs:eu-west-1:123456789012:demo", "arn:aws:s3:::demo-data/*"]
    },
    { "Effect": "Deny", "Action": "sqs:Send*", "Resource": "*" }
  ]
}`;

for (const action of grantedActions(parsePolicy(text))) console.log(action);
