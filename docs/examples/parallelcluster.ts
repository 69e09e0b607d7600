import { definePolicy, defineScheduler, eachRelease } from '@pcluster-iam/core';
import { ec2Describe, ec2Modify, releasesFrom } from '@pcluster-iam/parallelcluster';

const user = definePolicy({
  inputs: {},
  statements: (_input, context) => [ec2Describe(context), ec2Modify()],
});

const mine = defineScheduler({
  name: 'mine',
  releases: eachRelease(releasesFrom['2.11.5'], { user }),
});

console.log(Object.keys(mine.releases).join(', '));
