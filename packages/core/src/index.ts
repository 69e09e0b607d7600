/**
 * Typed IAM statements, policy documents and the scheduler plugin contract for AWS ParallelCluster.
 *
 * @packageDocumentation
 */

export type { Action } from './action.ts';
export {
  type BuildPolicyOptions,
  buildInstancePolicy,
  buildPolicy,
  buildUserPolicy,
  type CommonOptions,
} from './build-policy.ts';
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
export { jobDefinitionNameSchema, jobQueueNameSchema } from './inputs/batch.ts';
export { stackNameSchema } from './inputs/cloudformation.ts';
export { accountIdSchema, commonInputs, regionSchema } from './inputs/common.ts';
export { ecsClusterNameSchema } from './inputs/ecs.ts';
export { roleNameSchema } from './inputs/iam.ts';
export { bucketNameSchema } from './inputs/s3.ts';
export { type NameGrammar, nameSchema } from './name-schema.ts';
export { oneOrMore } from './one-or-more.ts';
export { type KnownPartition, type Partition, partitionOf } from './partition.ts';
export { definePolicy, type Policy, type PolicyInput, type PolicySet } from './policy.ts';
export type { PolicyContext } from './policy-context.ts';
export { type PolicyDocument, policyDocument } from './policy-document.ts';
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
