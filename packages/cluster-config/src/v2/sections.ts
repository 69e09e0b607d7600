import type { Found } from '../cluster-config.ts';
import type { ConfigProblem } from '../errors.ts';
import type { IniOption, IniSection } from '../ini/parse-ini.ts';
import type { v2Settings } from './settings.ts';

/** A kind of section, such as `cluster` or `vpc`. */
export type SectionKind = keyof typeof v2Settings;

/** The sections that make up a cluster, by kind. */
export interface ClusterSections {
  /** The cluster's own. */
  readonly cluster: IniSection;
  /** Those that it points to and those that they point to. */
  readonly others: ReadonlyMap<SectionKind, readonly IniSection[]>;
}

/** The settings that point to sections, and the kind that they point to. */
const references: Readonly<Record<string, SectionKind>> = {
  scaling_settings: 'scaling',
  vpc_settings: 'vpc',
  ebs_settings: 'ebs',
  efs_settings: 'efs',
  raid_settings: 'raid',
  fsx_settings: 'fsx',
  dcv_settings: 'dcv',
  cw_log_settings: 'cw_log',
  dashboard_settings: 'dashboard',
  queue_settings: 'queue',
  compute_resource_settings: 'compute_resource',
};

/** Those that may name several, and how many: as ParallelCluster 2.11.9 has it. */
const several: Readonly<Record<string, number>> = {
  ebs_settings: 5,
  queue_settings: 5,
  compute_resource_settings: 3,
};

/** No cluster's sections point further: to queues, and from there to compute resources. */
const furthest = 4;

/** Finds the sections of a cluster, and tells which are missing or point back to themselves. */
export function sectionsOf(
  cluster: IniSection,
  sections: ReadonlyMap<string, IniSection>,
  problems: ConfigProblem[],
): ClusterSections {
  const others = new Map<SectionKind, Set<IniSection>>();
  const follow = (from: IniSection, path: readonly IniSection[]) => {
    for (const option of from.options.values()) {
      const kind = ownReference(option.name);
      if (kind === undefined || option.value === '') continue;
      for (const section of referredTo(option, kind, sections, problems)) {
        const known = others.get(kind) ?? new Set();
        if (path.includes(section)) {
          problems.push(problem(option, `points back to [${section.name}]: the sections go round`));
        } else if (path.length > furthest) {
          problems.push(problem(option, 'is further from the cluster than any section'));
        } else if (!known.has(section)) {
          others.set(kind, known.add(section));
          follow(section, [...path, section]);
        }
      }
    }
  };
  follow(cluster, [cluster]);
  return { cluster, others: new Map([...others].map(([kind, found]) => [kind, [...found]])) };
}

/** The sections that a setting names; those that it may not name or that are missing are problems. */
function referredTo(
  option: IniOption,
  kind: SectionKind,
  sections: ReadonlyMap<string, IniSection>,
  problems: ConfigProblem[],
): readonly IniSection[] {
  const labels = option.value.split(',').map((label) => label.trim());
  const most = several[option.name] ?? 1;
  if (labels.length > most) {
    problems.push(problem(option, `names ${labels.length} sections; it may name ${most}`));
  }
  return labels.slice(0, most).flatMap((label) => {
    const section = sections.get(`${kind} ${label}`);
    if (section !== undefined) return [section];
    const there = labelsOf(kind, sections);
    problems.push(
      problem(option, `names [${kind} ${label.slice(0, 80)}], which is not in the file${there}`),
    );
    return [];
  });
}

/** The value of a setting, with where it is from; nothing where it is not set or NONE. */
export function found(section: IniSection | undefined, name: string): Found | undefined {
  const option = section?.options.get(name);
  if (section === undefined || option === undefined) return undefined;
  const { value, line, column } = option;
  if (value === '' || value.toUpperCase() === 'NONE') return undefined;
  return { value, line, column, setting: `[${section.name}] ${name}` };
}

/** What is wrong with a setting. */
export function problem({ name, line, column }: IniOption, message: string): ConfigProblem {
  return { line, column, message: `${name} ${message}` };
}

/** The labels of the sections of a kind, to be read on from a message. */
export function labelsOf(kind: string, sections: ReadonlyMap<string, IniSection>): string {
  const labels = [...sections.keys()].filter((name) => name.startsWith(`${kind} `));
  return labels.length === 0
    ? ''
    : `; it has ${labels
        .slice(0, 20)
        .map((name) => `[${name}]`)
        .join(', ')}`;
}

function ownReference(name: string): SectionKind | undefined {
  return Object.hasOwn(references, name) ? references[name] : undefined;
}
