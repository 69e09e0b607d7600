import type { Condition, Statement } from '@pcluster-iam/core';
import type { ClusterFacts } from './cluster-facts.ts';

/** A condition added to what a statement has, and why it always holds for the cluster. */
export interface NarrowedCondition {
  readonly condition: Condition;
  readonly reason: string;
}

/** Services that are asked in the region of the cluster alone. */
const regional = new Set(
  'autoscaling batch cloudformation codebuild dynamodb ec2 ecr ecs elasticfilesystem events fsx logs sns sqs'.split(
    ' ',
  ),
);

/**
 * Adds to the conditions of a statement what holds for every request of the cluster: its region,
 * where the statement is about every resource, as AWS itself does from 3.5.0 on, and its name, where
 * it terminates instances.
 */
export function narrowCondition(
  policy: string,
  { Action, Resource, Condition: given = {} }: Statement,
  { region, stack, config }: ClusterFacts,
): NarrowedCondition | undefined {
  const actions = [Action].flat();
  const known = JSON.stringify(given).toLowerCase();
  const equal = given.StringEquals ?? {};
  if (
    policy === 'headNode' &&
    config.scheduler.value === 'slurm' &&
    stack !== undefined &&
    actions.every((action) => action === 'ec2:TerminateInstances') &&
    !known.includes('cluster-name')
  ) {
    const tag = { 'ec2:ResourceTag/parallelcluster:cluster-name': stack };
    const reason = `the instances of the cluster have its name, ${stack}`;
    return { condition: { ...given, StringEquals: { ...equal, ...tag } }, reason };
  }
  const inRegion =
    [Resource].flat().includes('*') &&
    actions.every((action) => regional.has(action.split(':', 1)[0] ?? '')) &&
    !known.includes('aws:requestedregion');
  if (!inRegion) return undefined;
  const condition = {
    ...given,
    StringEquals: { ...equal, 'aws:RequestedRegion': region },
  };
  return { condition, reason: `the cluster is in ${region}` };
}
