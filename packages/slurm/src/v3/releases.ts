import { eachRelease } from '@pcluster-iam/core';
import { lambda, releasesFrom, sharedPolicies } from '@pcluster-iam/parallelcluster';
import { computeNode } from './compute-node.ts';
import { headNode, headNodeFrom311 } from './head-node.ts';
import { loginNode } from './login-node.ts';
import { headNodeSlurmDatabase } from './slurm-database.ts';

const nodes = { headNode, headNodeSlurmDatabase, computeNode, lambda };

/** The policies of Slurm by release, from 3.0.0 on. */
export const v3Releases = {
  ...eachRelease(releasesFrom['3.0.0'], {
    ...sharedPolicies['3.0.0'],
    headNode,
    computeNode,
    lambda,
  }),
  ...eachRelease(releasesFrom['3.1.1'], {
    ...sharedPolicies['3.1.1'],
    headNode: headNodeFrom311,
    computeNode,
    lambda,
  }),
  ...eachRelease(releasesFrom['3.5.0'], { ...sharedPolicies['3.5.0'], ...nodes }),
  ...eachRelease(releasesFrom['3.7.0'], { ...sharedPolicies['3.5.0'], ...nodes, loginNode }),
  ...eachRelease(releasesFrom['3.9.0'], { ...sharedPolicies['3.9.0'], ...nodes, loginNode }),
};
