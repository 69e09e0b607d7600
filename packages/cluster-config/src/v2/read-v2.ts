import { bucketOf, distinct } from '../bucket-of.ts';
import type { ClusterConfig, ConfigWarning, Found, Setting } from '../cluster-config.ts';
import { type ConfigProblem, InvalidConfigError } from '../errors.ts';
import { type IniSection, parseIni } from '../ini/parse-ini.ts';
import { optional } from '../optional.ts';
import { checkSection, isKind } from './check-sections.ts';
import { contradictions } from './contradictions.ts';
import { type ClusterSections, found, labelsOf, type SectionKind, sectionsOf } from './sections.ts';
import { tagsOf } from './tags.ts';

/** The sections that are about no cluster. */
const globalSections = ['aws', 'global', 'aliases'];

/**
 * Reads a configuration of ParallelCluster 2.x.
 *
 * @param cluster - The label of the cluster's section; that of `cluster_template` when left out.
 * @throws `InvalidConfigError` with every problem.
 */
export function readV2(text: string, file: string, cluster: string | undefined): ClusterConfig {
  const { sections, problems: syntax, warnings: indented } = parseIni(text);
  const problems = [...syntax];
  const warnings: ConfigWarning[] = [...indented];
  for (const { name, line, column } of sections.values()) {
    const [kind = '', label] = name.split(' ', 2);
    if (name === 'DEFAULT') {
      const message =
        '[DEFAULT] puts its settings into every section; write them where they belong';
      problems.push({ line, column, message });
      continue;
    }
    if (isKind(kind) && (label === undefined) === globalSections.includes(kind)) continue;
    warnings.push({ line, column, message: `[${name}] is no section that is known` });
  }
  const section = clusterSection(sections, cluster, problems);
  const parts = section && sectionsOf(section, sections, problems);
  if (parts !== undefined) {
    const used = [parts.cluster, ...[...parts.others.values()].flat()];
    const global = globalSections.flatMap((name) => sections.get(name) ?? []);
    for (const each of [...global, ...used]) checkSection(each, problems, warnings);
    problems.push(...contradictions(parts));
    const unused = found(parts.cluster, 'additional_iam_policies');
    if (unused && found(parts.cluster, 'ec2_iam_role')) {
      const message =
        'additional_iam_policies is not added to the role of ec2_iam_role, which has its policies already';
      warnings.push({ line: unused.line, column: unused.column, message });
    }
  }
  const tags = parts === undefined ? {} : tagsOf(parts.cluster, problems);
  if (problems.length > 0 || parts === undefined) throw new InvalidConfigError(file, problems);
  return {
    file,
    generation: '2.x',
    scheduler: schedulerOf(parts.cluster, warnings),
    ...optional({ region: found(sections.get('aws'), 'aws_region_name') }),
    features: featuresOf(parts),
    ...namesOf(parts),
    tags,
    warnings,
  };
}

function clusterSection(
  sections: ReadonlyMap<string, IniSection>,
  cluster: string | undefined,
  problems: ConfigProblem[],
): IniSection | undefined {
  const template = found(sections.get('global'), 'cluster_template');
  const label = cluster ?? template?.value ?? 'default';
  const section = sections.get(`cluster ${label}`);
  if (section === undefined && problems.length === 0) {
    const { line, column } = (cluster === undefined && template) || { line: 1, column: 1 };
    const message = `there is no [cluster ${label}] in the file${labelsOf('cluster', sections)}`;
    problems.push({ line, column, message });
  }
  return section;
}

/** The scheduler; a file that names none is one of the releases that took SGE then. */
function schedulerOf(cluster: IniSection, warnings: ConfigWarning[]): Found {
  const named = found(cluster, 'scheduler');
  if (named !== undefined) return named;
  const { line, column } = cluster;
  const message = `[${cluster.name}] names no scheduler, and sge is taken, as ParallelCluster did before scheduler had to be set`;
  warnings.push({ line, column, message });
  return { value: 'sge', line, column, setting: `[${cluster.name}]` };
}

function featuresOf({ cluster, others }: ClusterSections): ClusterConfig['features'] {
  const first = (kind: SectionKind, ...names: readonly string[]) =>
    (others.get(kind) ?? [])
      .flatMap((section) => names.map((name) => found(section, name)))
      .find((one) => one !== undefined);
  const whole = (kind: SectionKind): Setting | undefined => {
    const [section] = others.get(kind) ?? [];
    return section && { line: section.line, column: section.column, setting: `[${section.name}]` };
  };
  /** What is there unless the file says no. */
  const unlessOff = (one: Found | undefined, from: IniSection | undefined): Setting | undefined =>
    one === undefined ? place(from ?? cluster) : isTrue(one.value) ? one : undefined;
  const off = found(cluster, 'disable_cluster_dns');
  const publicIps = first('vpc', 'use_public_ips');
  return optional({
    additionalPolicies: found(cluster, 'additional_iam_policies'),
    cloudWatchLogs: unlessOff(first('cw_log', 'enable'), others.get('cw_log')?.[0]),
    computeSubnet: first('vpc', 'compute_subnet_cidr'),
    customAmi: found(cluster, 'custom_ami'),
    dashboard: unlessOff(first('dashboard', 'enable'), others.get('dashboard')?.[0]),
    dcv: first('dcv', 'enable'),
    ebs: whole('ebs'),
    efs: whole('efs'),
    elasticIp: unlessOff(publicIps, others.get('vpc')?.[0]),
    fsx: whole('fsx'),
    fsxWithS3: first('fsx', 'import_path', 'export_path'),
    managedDns: off !== undefined && isTrue(off.value) ? undefined : place(cluster),
    placementGroups: found(cluster, 'placement_group') ?? first('queue', 'placement_group'),
    raid: whole('raid'),
    s3Read: found(cluster, 's3_read_resource'),
    s3Write: found(cluster, 's3_read_write_resource'),
  });
}

function namesOf({
  cluster,
  others,
}: ClusterSections): Pick<ClusterConfig, 'names' | 'nodeGroups'> {
  const [vpc] = others.get('vpc') ?? [];
  const image = found(cluster, 'custom_ami');
  const subnet =
    found(vpc, 'compute_subnet_id') ??
    (found(vpc, 'compute_subnet_cidr') ? undefined : found(vpc, 'master_subnet_id'));
  const buckets = (others.get('fsx') ?? []).flatMap((section) =>
    ['import_path', 'export_path'].flatMap((name) => bucketOf(found(section, name))),
  );
  const listed = (name: string) => {
    const all = found(cluster, name);
    return all === undefined
      ? []
      : all.value.split(',').map((value) => ({ ...all, value: value.trim() }));
  };
  return {
    nodeGroups: [
      {
        nodes: 'all',
        ...place(cluster),
        ...optional({ existing: found(cluster, 'ec2_iam_role') }),
        s3Read: listed('s3_read_resource'),
        s3Write: listed('s3_read_write_resource'),
        additionalPolicies: listed('additional_iam_policies'),
      },
    ],
    names: {
      ...optional({
        lambdaRole: found(cluster, 'iam_lambda_role'),
        resourcesBucket: found(cluster, 'cluster_resource_bucket'),
        keyName: found(cluster, 'key_name'),
      }),
      computeSubnets: subnet === undefined ? [] : [subnet],
      computeImages: image === undefined ? [] : [image],
      fsxBuckets: distinct(buckets),
      capacityReservations: [],
      capacityReservationGroups: [],
    },
  };
}

function place({ name, line, column }: IniSection): Setting {
  return { line, column, setting: `[${name}]` };
}

function isTrue(value: string): boolean {
  return /^(?:true|yes|on|1)$/i.test(value);
}
