import { ec2TrustPolicy } from '@pcluster-iam/core';

console.log(JSON.stringify(ec2TrustPolicy({ region: 'eu-west-1' }), undefined, 2));
