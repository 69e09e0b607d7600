/**
 * From a ParallelCluster configuration file to the IAM policies that the cluster needs.
 *
 * @packageDocumentation
 */

export type {
  ClusterConfig,
  ConfigNames,
  ConfigWarning,
  Feature,
  Found,
  ImageConfig,
  NodeGroup,
  Setting,
} from './cluster-config.ts';
export { type ConfigProblem, InvalidConfigError } from './errors.ts';
export type { Place } from './place.ts';
export {
  type ConfigDeployment,
  type ConfigDeploymentOptions,
  type ConfigRole,
  deploymentFor,
} from './policies/deployment-for.ts';
export type { PolicyNote } from './policies/note.ts';
export {
  type ClusterPolicies,
  type PoliciesForOptions,
  policiesFor,
} from './policies/policies-for.ts';
export {
  type ReadClusterConfigOptions,
  readClusterConfig,
  readConfig,
} from './read-cluster-config.ts';
