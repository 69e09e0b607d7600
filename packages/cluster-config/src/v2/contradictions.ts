import type { ConfigProblem } from '../errors.ts';
import type { IniSection } from '../ini/parse-ini.ts';
import { type ClusterSections, found, problem } from './sections.ts';
import { v2Settings } from './settings.ts';

/** What a cluster with queues has in its queues instead. */
const insteadOfQueues = [
  'compute_instance_type',
  'initial_queue_size',
  'max_queue_size',
  'maintain_initial_size',
  'min_vcpus',
  'desired_vcpus',
  'max_vcpus',
  'cluster_type',
  'spot_price',
  'spot_bid_percentage',
  'placement_group',
  'placement',
];

/** What a file system that exists has already. */
const ofNewFileSystem = Object.keys(v2Settings.fsx).filter(
  (name) => name !== 'fsx_fs_id' && name !== 'shared_dir',
);

/** Settings of a cluster that cannot stand together. */
export function contradictions({ cluster, others }: ClusterSections): readonly ConfigProblem[] {
  const scheduler = found(cluster, 'scheduler')?.value ?? '';
  const hasQueues = found(cluster, 'queue_settings') !== undefined;
  return [
    ...(hasQueues && scheduler !== 'slurm'
      ? each(cluster, ['queue_settings'], `is for slurm; the scheduler is ${scheduler}`)
      : []),
    ...(hasQueues ? each(cluster, insteadOfQueues, 'cannot stand beside queue_settings') : []),
    ...(others.get('fsx') ?? []).flatMap((section) => [
      ...(found(section, 'fsx_fs_id')
        ? each(section, ofNewFileSystem, 'cannot stand beside fsx_fs_id')
        : []),
      ...(found(section, 'import_path')
        ? []
        : each(section, ['export_path', 'imported_file_chunk_size'], 'needs import_path')),
    ]),
  ];
}

function each(
  section: IniSection,
  names: readonly string[],
  message: string,
): readonly ConfigProblem[] {
  return names.flatMap((name) => {
    const option = section.options.get(name);
    return option === undefined || found(section, name) === undefined
      ? []
      : [problem(option, message)];
  });
}
