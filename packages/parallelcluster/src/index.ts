/**
 * What the IAM policies of AWS ParallelCluster share across schedulers.
 *
 * @packageDocumentation
 */

export { lambdaModify, route53HostedZones } from './actions.ts';
export {
  type ParallelClusterRelease,
  publishedTexts,
  releasesFrom,
  sourceChanges,
} from './releases.ts';
export {
  cloudFormationDescribe,
  cloudFormationModify,
  dynamoDBModify,
  iamRole,
  s3Delete,
  snsDescribe,
  snsModify,
  sqsDescribe,
  sqsMessages,
  sqsModify,
} from './v2/actions.ts';
export { cloudWatch } from './v2/cloudwatch.ts';
export { ec2Describe, ec2Modify, launchTemplates, networkingEasyConfig } from './v2/ec2.ts';
export { ec2RoleName, ec2RolePath, resourcesBucket } from './v2/inputs.ts';
export { lambdaArn, lambdaBucketActions, lambdaLogs } from './v2/lambda.ts';
export { functionRole, instanceRole } from './v2/roles.ts';
export { resourcesBucketArns, resourcesBucketObjects } from './v2/s3.ts';
export { userCommands } from './v2/user-commands.ts';
export { passRoleOnInstanceProfileHeadNode, sharedErrata } from './v3/errata.ts';
export {
  directorySecret,
  type HeadNodeInput,
  headNodePolicies,
  instanceStatements,
  nodeRole,
  passRole,
} from './v3/head-node.ts';
export { inRegion, regionSegment } from './v3/in-region.ts';
export { rolePath } from './v3/inputs.ts';
export { clusterBuckets, functionLogs, lambda, lambdaRole } from './v3/lambda.ts';
export { type RolePathInput, rolesArn } from './v3/paths.ts';
export { sharedPolicies } from './v3/policies.ts';
