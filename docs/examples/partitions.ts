import { partitionOf } from '@pcluster-iam/core';

const regions = [
  'eu-west-1',
  'cn-north-1',
  'us-gov-west-1',
  'us-iso-east-1',
  'us-isob-east-1',
  'eu-isoe-west-1',
  'us-isof-south-1',
  'eusc-de-east-1',
  'abc-north-1',
];

for (const region of regions) console.log(`${region}: ${partitionOf(region) ?? 'unknown'}`);
