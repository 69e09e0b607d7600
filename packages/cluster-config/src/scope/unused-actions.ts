import { matchesGlob } from '@pcluster-iam/core';
import type { Feature } from '../cluster-config.ts';
import type { ClusterFacts } from './cluster-facts.ts';

/** Actions that serve a feature alone. */
interface FeatureActions {
  readonly feature: Feature;
  /** Patterns of the actions, in small letters. */
  readonly actions: readonly string[];
  /** Why a cluster without the feature does without them. */
  readonly reason: string;
  /** Where they serve it alone; everywhere when left out. */
  readonly generation?: '2.x' | '3.x';
}

/**
 * The actions that a cluster without a feature does without. What is not here is kept: an action
 * belongs here only when nothing else of a cluster calls it.
 */
const featureActions: readonly FeatureActions[] = [
  {
    feature: 'efs',
    actions: ['elasticfilesystem:*', 'efs:*'],
    reason: 'the cluster has no file system of EFS',
  },
  { feature: 'fsx', actions: ['fsx:*'], reason: 'the cluster has no file system of FSx' },
  {
    feature: 'dashboard',
    actions: ['cloudwatch:*dashboard', 'cloudwatch:*dashboards'],
    reason: 'the dashboard is switched off',
  },
  {
    feature: 'alarms',
    actions: ['cloudwatch:putmetricalarm', 'cloudwatch:putcompositealarm', 'cloudwatch:*alarms'],
    reason: 'the alarms are switched off',
    generation: '3.x',
  },
  {
    feature: 'cloudWatchLogs',
    actions: ['logs:*metricfilter', 'logs:*metricfilters', 'ec2:getconsoleoutput'],
    reason: 'the logs do not go to CloudWatch',
  },
  {
    feature: 'placementGroups',
    actions: ['ec2:createplacementgroup', 'ec2:deleteplacementgroup'],
    reason: 'the cluster has no placement group',
  },
  {
    feature: 'elasticIp',
    actions: [
      'ec2:allocateaddress',
      'ec2:associateaddress',
      'ec2:disassociateaddress',
      'ec2:releaseaddress',
    ],
    reason: 'the head node has no Elastic IP',
  },
  {
    feature: 'loginNodes',
    actions: ['autoscaling:*', 'elasticloadbalancing:*'],
    reason: 'the cluster has no login nodes',
    // In 2.x the compute nodes are of Auto Scaling groups.
    generation: '3.x',
  },
  {
    feature: 'capacityReservations',
    actions: ['resource-groups:*'],
    reason: 'the cluster has no capacity reservations',
  },
  {
    feature: 'managedDns',
    actions: ['route53:*'],
    reason: 'the cluster manages no DNS',
  },
  {
    feature: 'computeSubnet',
    actions: [
      'ec2:createvpc',
      'ec2:modifyvpcattribute',
      'ec2:createnatgateway',
      'ec2:createinternetgateway',
      'ec2:attachinternetgateway',
      'ec2:createroute',
      'ec2:createroutetable',
      'ec2:associateroutetable',
      'ec2:createsubnet',
      'ec2:modifysubnetattribute',
    ],
    reason: 'the network of the cluster is there; only pcluster configure makes one',
  },
];

/** Why a cluster does without an action; nothing where it may need it. */
export function unusedBecause(
  action: string,
  { config: { features, generation } }: ClusterFacts,
): string | undefined {
  const name = action.toLowerCase();
  return featureActions.find(
    (one) =>
      features[one.feature] === undefined &&
      (one.generation ?? generation) === generation &&
      one.actions.some((pattern) => matchesGlob(pattern, name)),
  )?.reason;
}
