import type { PoliciesForOptions } from '@pcluster-iam/cluster-config';
import type { Inputs } from '@pcluster-iam/core';
import { folderNames, isFolderName } from './folder-name.ts';
import type { Cell, TableProblem, TableRow } from './table-row.ts';

const scopes = ['published', 'cluster'] as const;
const existing = ['leave out', 'build'] as const;

/** The columns beside the inputs of the policies. */
const ownColumns = [
  'name',
  'config',
  'cluster',
  'scheduler',
  'release',
  'accountId',
  'region',
  'partition',
  'text',
  'clusterName',
  'scope',
  'features',
  'existingRoles',
] as const;

type OwnColumn = (typeof ownColumns)[number];

/** What a row asks for. */
export interface RowOptions {
  /** The name of its folder, where it gives one. */
  readonly name: string | undefined;
  /** The path of the cluster's configuration. */
  readonly config: string | undefined;
  /** The label of the cluster in a configuration of 2.x. */
  readonly cluster: string | undefined;
  /** The scheduler, of a cluster without a configuration. */
  readonly scheduler: string | undefined;
  /** What the policies are built from. */
  readonly policies: Omit<PoliciesForOptions, 'registry'>;
}

/** Makes the check of a column's name. */
export function columnCheck(inputs: Inputs): (name: string) => string | undefined {
  const columns = [...ownColumns, ...Object.keys(inputs)];
  const known = new Set<string>(columns);
  return (name) =>
    known.has(name)
      ? undefined
      : `${JSON.stringify(name.slice(0, 80))} is no column; these are: ${columns.join(', ')}`;
}

/** What a row asks for, as far as nobody else checks it. */
export function rowOptions(
  row: TableRow,
  defaults: Readonly<Record<string, string | undefined>>,
  inputs: Inputs,
): { readonly options: RowOptions; readonly problems: readonly TableProblem[] } {
  const problems: TableProblem[] = [];
  const refuse = (cell: TableRow | Cell, message: string): undefined => {
    problems.push({ line: cell.line, column: cell.column, message });
  };
  const at = (name: OwnColumn) => row.cells.get(name) ?? row;
  const textOf = (name: OwnColumn): string | undefined => {
    const { value } = row.cells.get(name) ?? { value: defaults[name] };
    if (typeof value !== 'object') return value;
    return refuse(at(name), `${name} is one text, no list`);
  };
  const oneOf = <Value extends string>(name: OwnColumn, values: readonly Value[]) => {
    const text = textOf(name);
    const found = values.find((value) => value === text);
    if (text === undefined || found !== undefined) return found;
    return refuse(at(name), `${name} is ${values.join(' or ')}, not ${JSON.stringify(text)}`);
  };
  const [name, config, cluster] = [textOf('name'), textOf('config'), textOf('cluster')];
  const [scheduler, release] = [textOf('scheduler'), textOf('release')];
  const [scope, existingRoles] = [oneOf('scope', scopes), oneOf('existingRoles', existing)];
  const rules: readonly (readonly [isBroken: boolean, name: OwnColumn, message: string])[] = [
    [
      name !== undefined && !isFolderName(name),
      'name',
      `name is ${JSON.stringify(name)}; the name of a folder has ${folderNames}`,
    ],
    [
      (config === undefined) === (scheduler === undefined),
      'scheduler',
      'a row has either config or scheduler',
    ],
    [config?.includes('\0') ?? false, 'config', 'config is no path: it has a NUL'],
    [
      config === undefined && scope === 'cluster',
      'scope',
      'scope cluster needs a config, which tells what the cluster uses',
    ],
    [
      config === undefined && cluster !== undefined,
      'cluster',
      'cluster needs a config, which it chooses from',
    ],
    [
      release === undefined,
      'release',
      'release is missing, such as 3.11.1; --release is that of rows without one',
    ],
  ];
  for (const [isBroken, column, message] of rules) if (isBroken) refuse(at(column), message);
  const features = row.cells.get('features')?.value;
  const policies = {
    release: release ?? '',
    // Core says that it is missing, and checks all that is a text here.
    accountId: textOf('accountId') as string,
    region: textOf('region'),
    partition: textOf('partition') as PoliciesForOptions['partition'],
    text: textOf('text') as PoliciesForOptions['text'],
    clusterName: textOf('clusterName'),
    scope,
    features: features === undefined ? undefined : listOf(features),
    existingRoles,
    inputs: inputsOf(row, inputs),
  };
  return { options: { name, config, cluster, scheduler, policies }, problems };
}

function inputsOf({ cells }: TableRow, inputs: Inputs): Readonly<Record<string, unknown>> {
  const own: ReadonlySet<string> = new Set(ownColumns);
  return Object.fromEntries(
    [...cells]
      .filter(([name]) => !own.has(name))
      .map(([name, { value }]) => [
        name,
        Array.isArray(inputs[name]?.example) ? listOf(value) : value,
      ]),
  );
}

/** A list, which stands in one text with blanks between its items where a table has no lists. */
function listOf(value: Cell['value']): readonly string[] {
  return typeof value === 'string' ? value.split(/\s+/).filter((item) => item !== '') : value;
}
