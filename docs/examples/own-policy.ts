import { allow, deny, policyDocument } from '@pcluster-iam/core';

const document = policyDocument([
  allow('PassRole')
    .actions('iam:PassRole')
    .when({ StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } })
    .on('arn:aws:iam::123456789012:role/parallelcluster-*'),
  deny('KeepTrail').actions('cloudtrail:StopLogging', 'cloudtrail:DeleteTrail').on('*'),
]);

console.log(JSON.stringify(document, undefined, 2));
