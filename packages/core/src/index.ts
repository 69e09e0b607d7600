/**
 * Typed IAM statements, policy documents and the scheduler plugin contract for AWS ParallelCluster.
 *
 * @packageDocumentation
 */

export type { Action } from './action.ts';
export { type BuildPoliciesOptions, buildPolicies, type Policies } from './build-policies.ts';
export {
  type BuildPolicyOptions,
  buildInstancePolicy,
  buildPolicy,
  buildUserPolicy,
  type CommonOptions,
  type InstanceKindOf,
  type OwnInputs,
} from './build-policy.ts';
export { type BuildRoleOptions, buildRole, type Role, type RoleKindOf } from './build-role.ts';
export type {
  ComparisonOperator,
  Condition,
  ConditionKey,
  ConditionOperator,
} from './condition.ts';
export { eachRelease } from './each-release.ts';
export type { Erratum, PolicyText } from './erratum.ts';
export {
  type DocumentProblem,
  type ErrorCode,
  type InputIssue,
  InvalidDocumentError,
  InvalidInputError,
  InvalidSchedulerError,
  PclusterIamError,
  UnknownSchedulerError,
} from './errors.ts';
export { matchesGlob } from './glob.ts';
export {
  type PermissionChanges,
  type PermissionChangesOptions,
  permissionChanges,
} from './history/permission-changes.ts';
export {
  type PermissionHistory,
  type PermissionHistoryOptions,
  type PermissionPeriod,
  type PolicyHistory,
  permissionHistory,
} from './history/permission-history.ts';
export type {
  Change,
  ListChange,
  PolicyChange,
  StatementChange,
  StatementPlace,
} from './history/policy-change.ts';
export { iamLimits } from './iam-limits.ts';
export {
  type CheckedInputs,
  type GivenInputs,
  type Input,
  type InputSchema,
  type Inputs,
  type ReservedInputName,
  reservedInputNames,
} from './input.ts';
export { autoScalingGroupNameSchema } from './inputs/auto-scaling.ts';
export { jobDefinitionNameSchema, jobQueueNameSchema } from './inputs/batch.ts';
export { stackNameSchema } from './inputs/cloudformation.ts';
export { accountIdSchema, commonInputs, regionSchema } from './inputs/common.ts';
export { ecsClusterNameSchema } from './inputs/ecs.ts';
export {
  policyArnSchema,
  roleNameSchema,
  rolePathBelowRootSchema,
  rolePathSchema,
} from './inputs/iam.ts';
export { bucketNameSchema } from './inputs/s3.ts';
export {
  secretArnSchema,
  secretNameSchema,
  secretsManagerArnSchema,
} from './inputs/secrets-manager.ts';
export { listSchema } from './list-schema.ts';
export { type NameGrammar, nameSchema } from './name-schema.ts';
export { oneOrMore } from './one-or-more.ts';
export { type KnownPartition, type Partition, partitionOf } from './partition.ts';
export {
  definePolicy,
  type Policy,
  type PolicyInput,
  type PolicySet,
  type RoleDefinition,
  type RoleService,
} from './policy.ts';
export type { PolicyContext } from './policy-context.ts';
export { type PolicyDocument, policyDocument } from './policy-document.ts';
export type { FeatureOf, KindFor, RecipientOf } from './recipient.ts';
export { createRegistry, type Registry } from './registry.ts';
export { compareReleases } from './release.ts';
export type { Resource } from './resource.ts';
export {
  defineScheduler,
  type PolicyKindOf,
  type ReleaseOf,
  type ReleaseWith,
  type Scheduler,
  type SchedulerDefinition,
  type SchedulerEnd,
  type SchedulerReleases,
  type SourceChange,
} from './scheduler.ts';
export {
  allow,
  deny,
  type Effect,
  type Statement,
  type StatementNeedingActions,
  type StatementNeedingResource,
  type StatementOn,
} from './statement.ts';
export {
  ec2TrustPolicy,
  lambdaTrustPolicy,
  type TrustPolicyDocument,
  type TrustPolicyOptions,
  type TrustStatement,
} from './trust-policy.ts';
