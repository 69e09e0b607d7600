import { policyDocument } from '@pcluster-iam/core';
import { ec2Describe, ec2Modify, releases } from '@pcluster-iam/parallelcluster';

const document = policyDocument([ec2Describe(), ec2Modify()]);

console.log(`releases: ${releases.join(', ')}`);
for (const { Sid, Action } of document.Statement) console.log(`${Sid}: ${Action.length} actions`);
