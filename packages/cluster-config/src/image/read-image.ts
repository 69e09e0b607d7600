import { bucketOf } from '../bucket-of.ts';
import type { ConfigWarning, ImageConfig, NodeGroup } from '../cluster-config.ts';
import { type ConfigProblem, InvalidConfigError } from '../errors.ts';
import { optional } from '../optional.ts';
import { checkShape } from '../v3/check-shape.ts';
import { found, group, type Part, parts, tagsOf } from '../v3/found.ts';
import type { Tree } from '../yaml/tree.ts';
import { imageProblems } from './image-problems.ts';
import { imageSettings } from './settings.ts';

/** Whether a configuration is one of an image to be built: it has that, and no scheduler. */
export function isImage(root: Part): boolean {
  return group(root, 'Build') !== undefined && group(root, 'Scheduling') === undefined;
}

/**
 * Reads a configuration of an image to be built by ParallelCluster 3.x.
 *
 * @throws `InvalidConfigError` with every problem.
 */
export function readImage(tree: Tree, file: string, syntax: readonly ConfigProblem[]): ImageConfig {
  const problems = [...syntax];
  const warnings: ConfigWarning[] = [];
  const root: Part = { tree, path: '' };
  checkShape(tree, imageSettings, problems, warnings);
  problems.push(...imageProblems(root));
  if (problems.length > 0) throw new InvalidConfigError(file, problems);
  const boundary = found(root, 'Build', 'Iam', 'PermissionsBoundary');
  const builder = instanceOf(root);
  const [policy] = builder.additionalPolicies;
  return {
    file,
    generation: '3.x',
    builds: 'image',
    ...optional({ region: found(root, 'Region') }),
    features: optional({
      additionalPolicies: policy,
      permissionsBoundary: boundary,
      s3Read: builder.s3Read[0],
    }),
    nodeGroups: [builder],
    names: {
      ...optional({
        cleanupRole: found(root, 'Build', 'Iam', 'CleanupLambdaRole'),
        resourcesBucket: found(root, 'CustomS3Bucket'),
        permissionsBoundary: boundary,
      }),
      computeSubnets: [],
      computeImages: [],
      fsxBuckets: [],
      capacityReservations: [],
      capacityReservationGroups: [],
    },
    tags: tagsOf(root, 'Build', 'Tags'),
    warnings,
  };
}

/** The instance that the image is built on. */
function instanceOf(root: Part): NodeGroup {
  const iam = ['Build', 'Iam'];
  const scripts = parts(root, 'Build', 'Components').flatMap((component) => {
    const script = found(component, 'Value');
    const [bucket] = bucketOf(script);
    const key = script?.value.replace(/^s3:\/\/[^/]*\/?/i, '');
    return bucket === undefined ? [] : [{ ...bucket, value: `${bucket.value}/${key}` }];
  });
  return {
    nodes: 'imageBuilder',
    ...(group(root, 'Build') ?? { line: 1, column: 1, setting: 'Build' }),
    ...optional({
      existing: found(root, ...iam, 'InstanceRole') ?? found(root, ...iam, 'InstanceProfile'),
    }),
    s3Read: scripts,
    s3Write: [],
    additionalPolicies: parts(root, ...iam, 'AdditionalIamPolicies').flatMap(
      (policy) => found(policy, 'Policy') ?? [],
    ),
  };
}
