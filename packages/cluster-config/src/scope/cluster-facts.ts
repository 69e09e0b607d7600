import type { Partition } from '@pcluster-iam/core';
import type { ClusterConfig } from '../cluster-config.ts';

/** What is fixed about one cluster, by its configuration and by whom it is built for. */
export interface ClusterFacts {
  /** The configuration. */
  readonly config: ClusterConfig;
  /** The region the cluster runs in. */
  readonly region: string;
  /** The account the cluster runs in. */
  readonly accountId: string;
  /** The partition of the region. */
  readonly partition: Partition;
  /** The name of the cluster's stack, where the name of the cluster is known. */
  readonly stack?: string;
  /** The path of the roles that clusters make. */
  readonly rolePath: string;
  /** Whether the user builds images too, whose stacks and roles are not the cluster's. */
  readonly buildsImages: boolean;
}
