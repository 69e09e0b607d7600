import { eachRelease } from '@pcluster-iam/core';
import {
  releasesFrom,
  sharedPolicies,
  lambda as traditionalLambda,
} from '@pcluster-iam/parallelcluster';
import { headNode, headNodeFrom311 } from './head-node.ts';
import { lambda } from './lambda.ts';
import { userBatch } from './user-batch.ts';

const later = { userBatch, headNode, lambda };

/** The policies of AWS Batch by release, from 3.0.0 on. */
export const v3Releases = {
  ...eachRelease(releasesFrom['3.0.0'], {
    ...sharedPolicies['3.0.0'],
    userBatch,
    headNode,
    lambda: traditionalLambda,
  }),
  ...eachRelease(releasesFrom['3.1.1'], {
    ...sharedPolicies['3.1.1'],
    userBatch,
    headNode: headNodeFrom311,
    lambda: traditionalLambda,
  }),
  ...eachRelease([...releasesFrom['3.5.0'], ...releasesFrom['3.7.0']], {
    ...sharedPolicies['3.5.0'],
    ...later,
  }),
  ...eachRelease(releasesFrom['3.9.0'], { ...sharedPolicies['3.9.0'], ...later }),
};
