import { serviceData } from '../service-data.ts';
import type { ServiceAction } from '../services/service.ts';

/**
 * The actions that Amazon S3 asks for where an operation has another name. Source: Amazon S3 User
 * Guide, "Required permissions for Amazon S3 API operations".
 */
const s3Actions: Readonly<Record<string, string>> = {
  CompleteMultipartUpload: 'PutObject',
  CopyObject: 'PutObject',
  CreateMultipartUpload: 'PutObject',
  DeleteBucketEncryption: 'PutEncryptionConfiguration',
  DeleteBucketLifecycle: 'PutLifecycleConfiguration',
  DeleteObjects: 'DeleteObject',
  GetBucketEncryption: 'GetEncryptionConfiguration',
  GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
  HeadBucket: 'ListBucket',
  HeadObject: 'GetObject',
  ListBuckets: 'ListAllMyBuckets',
  ListObjectVersions: 'ListBucketVersions',
  ListObjects: 'ListBucket',
  ListObjectsV2: 'ListBucket',
  PutBucketEncryption: 'PutEncryptionConfiguration',
  PutBucketLifecycleConfiguration: 'PutLifecycleConfiguration',
  PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
  UploadPart: 'PutObject',
};

/** Prefixes of services whose name in SDKs or in CloudTrail is another one. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['cloudwatchlogs', 'logs'],
  ['efs', 'elasticfilesystem'],
  ['elasticloadbalancingv2', 'elasticloadbalancing'],
  ['monitoring', 'cloudwatch'],
  ['tagging', 'tag'],
]);

/** Whether a text is an action; the check of ParallelCluster 2.x names some with a star. */
export function isAction(text: string): boolean {
  return /^[a-z0-9-]{1,64}:[a-z0-9*]{1,128}$/i.test(text);
}

/** The prefix of the actions of a service, by its name in an SDK or in CloudTrail. */
export function prefixOfService(name: string): string {
  const folded = name.toLowerCase();
  return prefixes.get(folded) ?? folded;
}

/** The action that an operation of a service asks for. */
export function actionOf(prefix: string, operation: string): string {
  // CloudTrail writes the operations of AWS Lambda with the date of their version.
  const name = operation.replace(/\d{8}(?:v\d)?$/, '');
  const own = prefix === 's3' && Object.hasOwn(s3Actions, name) ? s3Actions[name] : undefined;
  return spelt(`${prefix}:${own ?? name}`);
}

/** An action as AWS spells it: messages have it in any case, such as `sqs:listqueues`. */
export function spelt(action: string): string {
  const [prefix, name] = split(action);
  return `${prefix}:${known(prefix, name)?.name ?? name}`;
}

/** Whether the data of AWS's services have an action. */
export function isKnown(action: string): boolean {
  return known(...split(action)) !== undefined;
}

/** Whether an action is about no type of resource, so that it is granted on `*` alone. */
export function isAboutNoResource(action: string): boolean {
  return known(...split(action))?.resourceTypes.length === 0;
}

function known(prefix: string, name: string): ServiceAction | undefined {
  return serviceData.find(prefix)?.actions.get(name.toLowerCase());
}

function split(action: string): readonly [prefix: string, name: string] {
  const colon = action.indexOf(':');
  return [action.slice(0, colon).toLowerCase(), action.slice(colon + 1)];
}
