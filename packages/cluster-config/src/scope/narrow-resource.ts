import { matchesGlob, type Resource } from '@pcluster-iam/core';
import type { ClusterFacts } from './cluster-facts.ts';

/** The resources that stand for one, and why these are enough. */
export interface Narrowed {
  readonly resources: readonly Resource[];
  readonly reason: string;
}

/** Where an action stands on a resource. */
export interface Grant {
  /** The policy, such as `user`. */
  readonly policy: string;
  /** The action, in small letters. */
  readonly action: string;
  readonly resource: Resource;
}

type Rule = (grant: Grant, facts: ClusterFacts) => Narrowed | undefined;

/** Narrows a resource to what a configuration fixes, for one action on it; nothing where it fixes none. */
export function narrowResource(grant: Grant, facts: ClusterFacts): Narrowed | undefined {
  for (const rule of rules) {
    const narrowed = rule(grant, facts);
    if (narrowed !== undefined) return narrowed;
  }
  return undefined;
}

/** Services whose resources are in a region and an account. */
const regional =
  /^arn:[^:]*:(?:autoscaling|batch|cloudformation|codebuild|dynamodb|ec2|ecr|ecs|elasticfilesystem|fsx|lambda|logs|sns|sqs):/;

/** The stack of a cluster, and those nested in it, which begin with its name. */
function stacksOf(stack: string, { region, accountId, partition }: ClusterFacts) {
  const arn = `arn:${partition}:cloudformation:${region}:${accountId}:stack` as const;
  return [`${arn}/${stack}/*`, `${arn}/${stack}-*/*`] as const;
}

function tablesOf(stack: string, facts: ClusterFacts) {
  const { region, accountId, partition, config } = facts;
  const arn = `arn:${partition}:dynamodb:${region}:${accountId}:table` as const;
  const names =
    config.generation === '2.x'
      ? // Tables that CloudFormation names have the name of the stack before their own.
        [stack, `${stack}-*`]
      : // The second since 3.2.0.
        [`parallelcluster-${stack}`, `parallelcluster-slurm-${stack}`];
  return names.flatMap((name) => [`${arn}/${name}`, `${arn}/${name}/index/*`] as const);
}

const stacks: Rule = ({ policy, action, resource }, facts) => {
  const { stack, buildsImages, config } = facts;
  const isUser = policy.startsWith('user');
  if (stack === undefined || policy.startsWith('imageBuilder') || (isUser && buildsImages)) {
    return undefined;
  }
  // Whoever lists clusters asks for every stack.
  const lists = ['cloudformation:liststacks', 'cloudformation:describestacks'];
  if (isUser && lists.includes(action)) return undefined;
  const isAny =
    resource === '*'
      ? action.startsWith('cloudformation:') &&
        action !== 'cloudformation:*' &&
        action !== 'cloudformation:liststacks'
      : /:cloudformation:.*:stack\/(?:parallelcluster-)?\*(?:\/\*)?$/.test(resource);
  if (!isAny || (config.generation === '2.x' && !stack.startsWith('parallelcluster-'))) {
    return undefined;
  }
  return { resources: stacksOf(stack, facts), reason: `the cluster's stack is ${stack}` };
};

const tables: Rule = ({ action, resource }, facts) => {
  const { stack } = facts;
  if (stack === undefined) return undefined;
  const isAny =
    resource === '*'
      ? action.startsWith('dynamodb:') && action !== 'dynamodb:listtables'
      : /:dynamodb:.*:table\/parallelcluster-\*$/.test(resource);
  if (!isAny) return undefined;
  return { resources: tablesOf(stack, facts), reason: `the cluster's stack is ${stack}` };
};

/** Roles and instance profiles: the cluster's own are in a path of its name, in 3.x. */
const paths: Rule = ({ policy, resource }, facts) => {
  const { stack, rolePath, buildsImages, config } = facts;
  if (stack === undefined || buildsImages || policy.startsWith('imageBuilder')) return undefined;
  if (config.generation === '2.x' || !resource.endsWith(`${rolePath}*`)) return undefined;
  const given = [
    ...config.nodeGroups.flatMap((group) => group.existing?.value ?? []),
    ...(config.names.lambdaRole ? [config.names.lambdaRole.value] : []),
  ];
  // Whoever starts an instance with a profile passes the role in it, whose name the file does not tell.
  const hasUnknownRole = given.some((arn) => /:instance-profile\//.test(arn));
  if (hasUnknownRole && /:role\//.test(resource)) return undefined;
  const existing = given.filter((arn): arn is `arn:${string}` => matchesGlob(resource, arn));
  // Its pattern ends in a star, so that this is one of what it matches.
  const own = `${resource.slice(0, -1)}${stack}/*` as `arn:${string}`;
  return {
    resources: [own, ...new Set(existing)],
    reason: `the roles of the cluster are in ${rolePath}${stack}/`,
  };
};

const groups: Rule = ({ resource }, { stack }) => {
  const any = 'autoScalingGroupName/parallelcluster-*';
  if (stack === undefined || !resource.endsWith(any)) return undefined;
  const narrowed = resource.replace(any, `autoScalingGroupName/${stack}-*`) as `arn:${string}`;
  return stack.startsWith('parallelcluster-')
    ? { resources: [narrowed], reason: `the cluster's stack is ${stack}` }
    : undefined;
};

/** The bucket of the cluster's resources, where the file names one that AWS's text covers. */
const buckets: Rule = ({ policy, action, resource }, { config, buildsImages, partition }) => {
  const bucket = config.names.resourcesBucket?.value;
  if (bucket === undefined || !policy.startsWith('user') || action !== 's3:*' || buildsImages) {
    return undefined;
  }
  const arn = `arn:${partition}:s3:::${bucket}` as const;
  if (!/:s3:::(?:aws-)?parallelcluster-\*$/.test(resource)) return undefined;
  const covered = ['parallelcluster-*', 'aws-parallelcluster-*'].some((one) =>
    matchesGlob(one, bucket),
  );
  if (!covered) return undefined;
  // Of two patterns the one that the bucket is not of has nothing to stand for.
  const resources = matchesGlob(resource, arn) ? [arn, `${arn}/*` as const] : [];
  return { resources, reason: `the resources of the cluster are in ${bucket}` };
};

/** What the head node of Slurm starts instances with; as ParallelCluster 3.11.1 itself grants it. */
const runInstances: Rule = ({ policy, action, resource }, facts) => {
  const { config, region, accountId, partition } = facts;
  if (policy !== 'headNode' || resource !== '*') return undefined;
  if (action !== 'ec2:runinstances' && action !== 'ec2:createfleet') return undefined;
  const { names } = config;
  if (config.scheduler.value !== 'slurm' || names.computeSubnets.length === 0) return undefined;
  const ids = [...names.computeSubnets, ...names.computeImages, ...names.capacityReservations];
  if (!ids.every(({ value }) => isPlain(value))) return undefined;
  const own = `arn:${partition}:ec2:${region}:${accountId}` as const;
  const images = names.computeImages.map(({ value }) => value);
  const key = names.keyName?.value ?? '';
  return {
    resources: [
      ...names.computeSubnets.map(({ value }) => `${own}:subnet/${value}` as const),
      `${own}:fleet/*`,
      `${own}:network-interface/*`,
      `${own}:instance/*`,
      `${own}:volume/*`,
      ...(key === '' ? [] : [`${own}:key-pair/${isPlain(key) ? key : '*'}` as const]),
      `${own}:security-group/*`,
      `${own}:launch-template/*`,
      `${own}:placement-group/*`,
      ...(images.length === 0 ? ['*'] : images).map(
        (image) => `arn:${partition}:ec2:${region}::image/${image}` as const,
      ),
      ...names.capacityReservations.map(
        ({ value }) => `${own}:capacity-reservation/${value}` as const,
      ),
      ...names.capacityReservationGroups.flatMap(({ value }) =>
        value.startsWith('arn:') ? [value as `arn:${string}`] : [],
      ),
    ],
    reason: 'the subnets, the key and the images of the queues are known',
  };
};

/** Whether a name means nothing but itself in an ARN. */
function isPlain(name: string): boolean {
  return /^[A-Za-z0-9._-]+$/.test(name);
}

/** Any region, account or partition is that of the cluster. */
const places: Rule = ({ resource }, { region, accountId, partition }) => {
  if (!regional.test(resource)) return undefined;
  const [, named, service, place, account, ...rest] = resource.split(':');
  const filled = [
    'arn',
    named === '*' ? partition : named,
    service,
    place === '*' ? region : place,
    account === '*' ? accountId : account,
    ...rest,
  ].join(':') as `arn:${string}`;
  return filled === resource
    ? undefined
    : { resources: [filled], reason: `the cluster is in ${region} of ${accountId}` };
};

const rules: readonly Rule[] = [stacks, tables, paths, groups, buckets, runInstances, places];
