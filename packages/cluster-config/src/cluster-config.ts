import type { Place } from './place.ts';

/** What a cluster may have that decides about permissions. */
export type Feature =
  | 'additionalPolicies'
  | 'alarms'
  | 'capacityReservations'
  | 'cloudWatchLogs'
  | 'computeSubnet'
  | 'customAmi'
  | 'dashboard'
  | 'dcv'
  | 'directoryService'
  | 'ebs'
  | 'efs'
  | 'elasticIp'
  | 'fsx'
  | 'fsxWithS3'
  | 'loginNodes'
  | 'managedDns'
  | 'permissionsBoundary'
  | 'placementGroups'
  | 'raid'
  | 'resourcePrefix'
  | 's3Read'
  | 's3Write'
  | 'slurmDatabase';

/** A setting of the file. */
export interface Setting extends Place {
  /** Its name with those around it, such as `HeadNode/Iam/InstanceRole` or `[vpc public] vpc_id`. */
  readonly setting: string;
}

/** A value, and the setting it comes from. */
export interface Found extends Setting {
  /** The value. */
  readonly value: string;
}

/** The nodes of a cluster that run with a role of their own. */
export interface NodeGroup extends Setting {
  /** Which nodes: in 2.x all of a cluster's have one role; an image is built on one instance. */
  readonly nodes: 'all' | 'headNode' | 'computeNode' | 'loginNode' | 'imageBuilder';
  /** The name of the queue or of the pool of login nodes. */
  readonly name?: Found;
  /** The role or the instance profile that the configuration gives them; without it the cluster makes one. */
  readonly existing?: Found;
  /** The buckets that they read, with what stands after the name. */
  readonly s3Read: readonly Found[];
  /** The buckets that they read and write. */
  readonly s3Write: readonly Found[];
  /** Further policies of their role, by ARN. */
  readonly additionalPolicies: readonly Found[];
}

/** The names in a configuration that policies need. */
export interface ConfigNames {
  /** The role of the Lambda functions. */
  readonly lambdaRole?: Found;
  /** The role of the Lambda function that cleans up after an image was built. */
  readonly cleanupRole?: Found;
  /** The bucket that the cluster keeps its resources in. */
  readonly resourcesBucket?: Found;
  /** The key pair of the instances. */
  readonly keyName?: Found;
  /** The subnets of the compute nodes. */
  readonly computeSubnets: readonly Found[];
  /** The images of the compute nodes; empty where some run one of ParallelCluster's own. */
  readonly computeImages: readonly Found[];
  /** The buckets that file systems of FSx for Lustre are tied to. */
  readonly fsxBuckets: readonly Found[];
  /** The capacity reservations, by id. */
  readonly capacityReservations: readonly Found[];
  /** The groups of capacity reservations, by ARN. */
  readonly capacityReservationGroups: readonly Found[];
  /** The boundary of every role that the cluster makes, by ARN. */
  readonly permissionsBoundary?: Found;
  /** The path of the cluster's roles. */
  readonly rolePath?: Found;
  /** What the names of the cluster's roles begin with. */
  readonly roleNamePrefix?: Found;
  /** The secret or parameter with the password of the directory, by ARN. */
  readonly directorySecretArn?: Found;
  /** The secret with the password of the database, by ARN. */
  readonly databaseSecretArn?: Found;
  /** The secret with the key of munge, by ARN. */
  readonly mungeKeySecretArn?: Found;
}

/** What a configuration file says that decides about permissions. */
export interface ClusterConfig {
  /** The file, as it was named. */
  readonly file: string;
  /** Which ParallelCluster reads it. */
  readonly generation: '2.x' | '3.x';
  /** The scheduler. */
  readonly scheduler: Found;
  /** The region, where the file names one. */
  readonly region?: Found;
  /** The features in use, each with a setting that brings it. */
  readonly features: Readonly<Partial<Record<Feature, Setting>>>;
  /** The nodes by the role they run with. */
  readonly nodeGroups: readonly NodeGroup[];
  /** The names that policies need. */
  readonly names: ConfigNames;
  /** The tags of what the cluster makes, by key. */
  readonly tags: Readonly<Record<string, Found>>;
  /** What the file has that nobody knows, and what was assumed. */
  readonly warnings: readonly ConfigWarning[];
}

/** What the configuration file of an image to be built says that decides about permissions. */
export interface ImageConfig extends Omit<ClusterConfig, 'scheduler' | 'generation'> {
  /** That it is an image, and no cluster. */
  readonly builds: 'image';
  /** Which ParallelCluster reads it. */
  readonly generation: '3.x';
}

/** Something of a configuration that is to be looked at. */
export interface ConfigWarning extends Place {
  /** What it is. */
  readonly message: string;
}
