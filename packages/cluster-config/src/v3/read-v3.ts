import { bucketOf, distinct } from '../bucket-of.ts';
import type {
  ClusterConfig,
  ConfigNames,
  ConfigWarning,
  Found,
  ImageConfig,
  NodeGroup,
} from '../cluster-config.ts';
import { type ConfigProblem, InvalidConfigError } from '../errors.ts';
import { isImage, readImage } from '../image/read-image.ts';
import { optional } from '../optional.ts';
import type { Place } from '../place.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { checkShape } from './check-shape.ts';
import { contradictions } from './contradictions.ts';
import { found, group, on, type Part, parts, tagsOf, texts } from './found.ts';
import { v3Settings } from './settings.ts';

/**
 * Reads a configuration of ParallelCluster 3.x, of a cluster or of an image to be built.
 *
 * @throws `InvalidConfigError` with every problem.
 */
export function readV3(
  text: string,
  file: string,
  placeOf: (offset: number) => Place,
): ClusterConfig | ImageConfig {
  const { tree, problems: syntax } = parseYaml(text, placeOf);
  const problems: ConfigProblem[] = [...syntax];
  if (tree === undefined) throw new InvalidConfigError(file, problems);
  const root: Part = { tree, path: '' };
  if (isImage(root)) return readImage(tree, file, problems);
  const warnings: ConfigWarning[] = [];
  checkShape(tree, v3Settings, problems, warnings);
  const scheduler = found(root, 'Scheduling', 'Scheduler');
  if (scheduler === undefined && problems.length === 0) {
    const message = 'Scheduling/Scheduler is missing; it is slurm or awsbatch';
    problems.push({ line: 1, column: 1, message });
  }
  const nodes = nodeParts(root);
  problems.push(
    ...contradictions(
      root,
      scheduler,
      nodes.map(({ part }) => iamOf(part)),
    ),
  );
  if (problems.length > 0 || scheduler === undefined) throw new InvalidConfigError(file, problems);
  return {
    file,
    generation: '3.x',
    scheduler,
    ...optional({ region: found(root, 'Region') }),
    features: featuresOf(root, nodes),
    nodeGroups: nodes.map(nodeGroup),
    names: namesOf(root),
    tags: tagsOf(root, 'Tags'),
    warnings,
  };
}

interface NodePart {
  readonly nodes: NodeGroup['nodes'];
  readonly part: Part;
}

function nodeParts(root: Part): readonly NodePart[] {
  const head = group(root, 'HeadNode');
  const headTree =
    root.tree?.kind === 'mapping' ? root.tree.members.get('HeadNode')?.tree : undefined;
  return [
    { nodes: 'headNode', part: { tree: head && headTree, path: 'HeadNode' } },
    ...queuesOf(root).map((part) => ({ nodes: 'computeNode' as const, part })),
    ...parts(root, 'LoginNodes', 'Pools').map((part) => ({ nodes: 'loginNode' as const, part })),
  ];
}

function queuesOf(root: Part): readonly Part[] {
  return [
    ...parts(root, 'Scheduling', 'SlurmQueues'),
    ...parts(root, 'Scheduling', 'AwsBatchQueues'),
  ];
}

function iamOf({ tree, path }: Part): Part {
  const iam = tree?.kind === 'mapping' ? tree.members.get('Iam')?.tree : undefined;
  return { tree: iam, path: `${path}/Iam` };
}

function nodeGroup({ nodes, part }: NodePart): NodeGroup {
  const iam = iamOf(part);
  const buckets = (write: boolean) =>
    parts(iam, 'S3Access').flatMap((access) => {
      const bucket = found(access, 'BucketName');
      const key = found(access, 'KeyName')?.value ?? '*';
      const writes = on(access, ['EnableWriteAccess'], false) !== undefined;
      return bucket === undefined || writes !== write
        ? []
        : [{ ...bucket, value: `${bucket.value}/${key}` }];
    });
  const { line, column } = part.tree ?? { line: 1, column: 1 };
  return {
    nodes,
    line,
    column,
    setting: part.path,
    ...optional({
      name: found(part, 'Name'),
      existing: found(iam, 'InstanceRole') ?? found(iam, 'InstanceProfile'),
    }),
    s3Read: buckets(false),
    s3Write: buckets(true),
    additionalPolicies: parts(iam, 'AdditionalIamPolicies').flatMap(
      (policy) => found(policy, 'Policy') ?? [],
    ),
  };
}

function featuresOf(root: Part, nodes: readonly NodePart[]): ClusterConfig['features'] {
  const first = <Value>(values: readonly (Value | undefined)[]) =>
    values.find((value) => value !== undefined);
  const storage = parts(root, 'SharedStorage');
  const ofType = (...types: readonly string[]) =>
    first(
      storage.map((one) => {
        const type = found(one, 'StorageType');
        return type && types.includes(type.value) ? type : undefined;
      }),
    );
  const internal = found(root, 'HeadNode', 'SharedStorageType');
  const inNodes = (...names: readonly string[]) =>
    first(nodes.map(({ part }) => found(part, ...names)));
  const inNodeGroups = (...names: readonly string[]) =>
    first(nodes.map(({ part }) => group(part, ...names)));
  const placed = [...queuesOf(root), ...resourcesOf(root)].map((part) => {
    const path = ['Networking', 'PlacementGroup'];
    return (
      on(part, [...path, 'Enabled'], false) ??
      found(part, ...path, 'Id') ??
      found(part, ...path, 'Name')
    );
  });
  const groups = nodes.map(nodeGroup);
  const address = found(root, 'HeadNode', 'Networking', 'ElasticIp');
  const dnsOff = on(root, ['Scheduling', 'SlurmSettings', 'Dns', 'DisableManagedDns'], false);
  return optional({
    additionalPolicies: inNodeGroups('Iam', 'AdditionalIamPolicies'),
    alarms: on(root, ['Monitoring', 'Alarms', 'Enabled'], true),
    capacityReservations: first([
      ...reservations(root, 'CapacityReservationId'),
      ...reservations(root, 'CapacityReservationResourceGroupArn'),
    ]),
    cloudWatchLogs: on(root, ['Monitoring', 'Logs', 'CloudWatch', 'Enabled'], true),
    customAmi: found(root, 'Image', 'CustomAmi') ?? inNodes('Image', 'CustomAmi'),
    dashboard: on(root, ['Monitoring', 'Dashboards', 'CloudWatch', 'Enabled'], true),
    dcv: first(nodes.map(({ part }) => on(part, ['Dcv', 'Enabled'], false))),
    directoryService: group(root, 'DirectoryService'),
    ebs: ofType('Ebs'),
    efs: ofType('Efs') ?? (internal?.value.toLowerCase() === 'efs' ? internal : undefined),
    elasticIp: address && !/^(?:false|no|off)$/i.test(address.value) ? address : undefined,
    fsx: ofType('FsxLustre', 'FsxOpenZfs', 'FsxOntap', 'FileCache'),
    fsxWithS3: fsxBuckets(root)[0],
    loginNodes: group(root, 'LoginNodes'),
    managedDns: dnsOff === undefined ? on(root, ['Scheduling'], true) : undefined,
    permissionsBoundary: found(root, 'Iam', 'PermissionsBoundary'),
    placementGroups: first(placed),
    raid: first(storage.map((one) => group(one, 'EbsSettings', 'Raid'))),
    resourcePrefix: found(root, 'Iam', 'ResourcePrefix'),
    s3Read: groups.flatMap(({ s3Read }) => s3Read)[0],
    s3Write: groups.flatMap(({ s3Write }) => s3Write)[0],
    slurmDatabase: group(root, 'Scheduling', 'SlurmSettings', 'Database'),
  });
}

function namesOf(root: Part): ConfigNames {
  const queues = queuesOf(root);
  const everywhere = found(root, 'Image', 'CustomAmi');
  const images = queues.map((queue) => found(queue, 'Image', 'CustomAmi') ?? everywhere);
  const prefix = found(root, 'Iam', 'ResourcePrefix');
  const pathLength = (prefix?.value.lastIndexOf('/') ?? -1) + 1;
  const path = prefix?.value.slice(0, pathLength) ?? '';
  const name = prefix?.value.slice(pathLength) ?? '';
  return {
    ...optional({
      lambdaRole: found(root, 'Iam', 'Roles', 'LambdaFunctionsRole'),
      resourcesBucket: found(root, 'CustomS3Bucket'),
      keyName: found(root, 'HeadNode', 'Ssh', 'KeyName'),
      permissionsBoundary: found(root, 'Iam', 'PermissionsBoundary'),
      // A prefix without a slash is one of names alone.
      rolePath: prefix && path !== '' ? { ...prefix, value: path } : undefined,
      roleNamePrefix: prefix && name !== '' ? { ...prefix, value: name } : undefined,
      directorySecretArn: found(root, 'DirectoryService', 'PasswordSecretArn'),
      databaseSecretArn: found(
        root,
        'Scheduling',
        'SlurmSettings',
        'Database',
        'PasswordSecretArn',
      ),
      mungeKeySecretArn: found(root, 'Scheduling', 'SlurmSettings', 'MungeKeySecretArn'),
    }),
    computeSubnets: distinct(queues.flatMap((queue) => texts(queue, 'Networking', 'SubnetIds'))),
    computeImages: images.includes(undefined) ? [] : distinct(images.flatMap((one) => one ?? [])),
    fsxBuckets: fsxBuckets(root),
    capacityReservations: distinct(reservations(root, 'CapacityReservationId')),
    capacityReservationGroups: distinct(reservations(root, 'CapacityReservationResourceGroupArn')),
  };
}

function fsxBuckets(root: Part): readonly Found[] {
  return distinct(
    parts(root, 'SharedStorage').flatMap((storage) => [
      ...bucketOf(found(storage, 'FsxLustreSettings', 'ImportPath')),
      ...bucketOf(found(storage, 'FsxLustreSettings', 'ExportPath')),
      ...parts(storage, 'FsxLustreSettings', 'DataRepositoryAssociations').flatMap((one) =>
        bucketOf(found(one, 'DataRepositoryPath')),
      ),
    ]),
  );
}

function resourcesOf(root: Part): readonly Part[] {
  return queuesOf(root).flatMap((queue) => parts(queue, 'ComputeResources'));
}

function reservations(root: Part, name: string): readonly Found[] {
  return [...queuesOf(root), ...resourcesOf(root)].flatMap(
    (part) => found(part, 'CapacityReservationTarget', name) ?? [],
  );
}
