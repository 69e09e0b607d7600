/**
 * The roles and policies of AWS ParallelCluster as a construct of the AWS CDK.
 *
 * @packageDocumentation
 */

export { ParallelClusterIam, type ParallelClusterIamProps } from './parallel-cluster-iam.ts';
