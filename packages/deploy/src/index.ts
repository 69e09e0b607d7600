/**
 * What must stand in an AWS account for a cluster, and how it gets there: CloudFormation, a StackSet,
 * Terraform, a script for the AWS CLI, or plain files.
 *
 * @packageDocumentation
 */

export { awsCliBundle } from './aws-cli/bundle.ts';
export { type BuildDeploymentOptions, buildDeployment } from './build-deployment.ts';
export type { Bundle } from './bundle.ts';
export { checkDeployment } from './check-deployment.ts';
export { checkRolesCovered } from './check-roles-covered.ts';
export { type CloudFormationOptions, cloudFormationBundle } from './cloudformation/bundle.ts';
export type { TemplateOptions } from './cloudformation/substitution.ts';
export {
  cloudFormationTemplate,
  type Template,
  type TemplateResource,
} from './cloudformation/template.ts';
export type { TemplateParameter } from './cloudformation/template-parameter.ts';
export type {
  Account,
  DeployedDocument,
  DeployedRole,
  Deployment,
  InstanceProfile,
  ManagedPolicy,
} from './deployment.ts';
export type { Drift, DriftedPart, DriftedThing } from './drift/drift.ts';
export { type DriftReportOptions, driftReport } from './drift/drift-report.ts';
export { findDrift } from './drift/find-drift.ts';
export type { AccessDiff } from './drift/principals-as-resources.ts';
export { readAccount } from './drift/read-account.ts';
export type {
  StandingAccount,
  StandingInstanceProfile,
  StandingPolicy,
  StandingPrincipal,
  StandingRole,
} from './drift/standing-account.ts';
export { filesBundle } from './files/bundle.ts';
export { type DeploymentParts, makeDeployment, type NeededRole } from './make-deployment.ts';
export { type StackSetOptions, stackSetBundle } from './stack-set/bundle.ts';
export { terraformBundle } from './terraform/bundle.ts';
export { type UncoveredRole, UncoveredRoleError } from './uncovered-role-error.ts';
export { UnreadableAccountError } from './unreadable-account-error.ts';
