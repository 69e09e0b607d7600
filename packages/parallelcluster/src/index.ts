/**
 * What the IAM policies of AWS ParallelCluster share across schedulers.
 *
 * @packageDocumentation
 */

export {
  cloudFormationDescribe,
  cloudFormationModify,
  dynamoDBModify,
  iamRole,
  snsDescribe,
  snsModify,
  sqsDescribe,
  sqsMessages,
  sqsModify,
} from './actions.ts';
export { ec2Describe, ec2Modify } from './ec2.ts';
export { type ParallelClusterRelease, releases } from './releases.ts';
