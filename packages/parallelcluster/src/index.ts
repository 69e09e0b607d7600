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
  lambdaModify,
  route53HostedZones,
  s3Delete,
  snsDescribe,
  snsModify,
  sqsDescribe,
  sqsMessages,
  sqsModify,
} from './actions.ts';
export { cloudWatch } from './cloudwatch.ts';
export { ec2Describe, ec2Modify, launchTemplates, networkingEasyConfig } from './ec2.ts';
export { ec2RoleName, resourcesBucket } from './inputs.ts';
export { lambdaArn, lambdaBucketActions, lambdaLogs } from './lambda.ts';
export { type ParallelClusterRelease, releasesFrom } from './releases.ts';
export { resourcesBucketArn } from './s3.ts';
export { userCommands } from './user-commands.ts';
