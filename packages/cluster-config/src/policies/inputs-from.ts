import type { ClusterConfig, Found, ImageConfig } from '../cluster-config.ts';

/** A value for an input of a policy, with the setting it is from where it is from one. */
export interface InputValue {
  /** The value. */
  readonly value: unknown;
  /** The setting it is from. */
  readonly from?: Found;
}

/**
 * What a configuration says about the inputs of policies, by the names that they have.
 *
 * @param clusterName - The name of the cluster, which no configuration file holds.
 */
export function inputsFrom(
  { generation, names, nodeGroups }: ClusterConfig | ImageConfig,
  clusterName: string | undefined,
): ReadonlyMap<string, InputValue> {
  const values = new Map<string, InputValue>();
  const set = (name: string, from: Found | undefined, value: unknown = from?.value) => {
    if (from !== undefined) values.set(name, { value, from });
  };
  const [buckets] = names.fsxBuckets;
  set(
    'fsxBuckets',
    buckets,
    names.fsxBuckets.map(({ value }) => value),
  );
  set('resourcesBucket', names.resourcesBucket);
  if (generation === '2.x') {
    set('ec2RoleName', nodeGroups[0]?.existing);
    set('keyName', names.keyName);
    set('computeSubnetId', names.computeSubnets[0]);
    set('imageId', names.computeImages[0]);
  } else {
    const directory = names.directorySecretArn;
    set('rolePath', names.rolePath);
    set('permissionsBoundaryArn', names.permissionsBoundary);
    set('directorySecretArn', directory);
    set('databaseSecretArn', names.databaseSecretArn);
    const secret = /:secretsmanager:.*:secret:(.+)$/.exec(directory?.value ?? '')?.[1];
    if (secret !== undefined) set('secretName', directory, secret);
  }
  if (clusterName !== undefined) {
    const stack = stackName(generation, clusterName);
    values.set('stackName', { value: stack });
    values.set('clusterName', { value: stack });
  }
  return values;
}

/** The name of a cluster's CloudFormation stack. */
export function stackName(generation: ClusterConfig['generation'], clusterName: string): string {
  return generation === '2.x' ? `parallelcluster-${clusterName}` : clusterName;
}
