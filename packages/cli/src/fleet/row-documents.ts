import { basename, extname } from 'node:path';
import type {
  ClusterConfig,
  ClusterPolicies,
  ImageConfig,
  InvalidConfigError,
} from '@pcluster-iam/cluster-config';
import type { Inputs, InvalidInputError, Registry } from '@pcluster-iam/core';
import { CommandError } from '../command-error.ts';
import { folderNameOf, isFolderName } from './folder-name.ts';
import type { ReadConfig } from './read-configs.ts';
import { type RowOptions, rowOptions } from './row-options.ts';
import type { TableProblem, TableRow } from './table-row.ts';

/** What rows are built with. */
export interface RowBuilder {
  /** The table, as it is named. */
  readonly file: string;
  /** The schedulers. */
  readonly registry: Registry;
  /** The inputs of all their policies. */
  readonly inputs: Inputs;
  /** What a row has that does not say otherwise. */
  readonly defaults: Readonly<Record<string, string | undefined>>;
  /** Reads a configuration. */
  readonly readConfig: ReadConfig;
}

/** The documents of a row. */
export interface RowDocuments extends ClusterPolicies {
  /** The name of its folder. */
  readonly name: string;
  /** The configuration. */
  readonly config: ClusterConfig | ImageConfig;
}

/** Builds the documents of a row, or says all that is wrong with it. */
export async function rowDocuments(
  row: TableRow,
  { file, registry, inputs, defaults, readConfig }: RowBuilder,
): Promise<RowDocuments | { readonly problems: readonly TableProblem[] }> {
  const { options, problems } = rowOptions(row, defaults, inputs);
  if (row.problems.length > 0) return { problems: row.problems };
  if (problems.length > 0) return { problems };
  const { policiesFor } = await import('@pcluster-iam/cluster-config');
  try {
    const config = await configOf(row, options, file, readConfig);
    const policies = policiesFor(config, { registry, ...options.policies });
    const name = options.name ?? nameOf(options, config);
    if (isFolderName(name)) return { name, config, ...policies };
    const { line, column } = row;
    const message = `its folder would be ${JSON.stringify(name)}, which is no name of one; the column name gives another`;
    return { problems: [{ line, column, message }] };
  } catch (error) {
    return { problems: problemsOf(error, row, file) };
  }
}

async function configOf(
  row: TableRow,
  { config, cluster, scheduler = '', policies }: RowOptions,
  file: string,
  readConfig: ReadConfig,
): Promise<ClusterConfig | ImageConfig> {
  if (config !== undefined) return readConfig(config, cluster);
  const { line, column } = row.cells.get('scheduler') ?? row;
  // A configuration that tells nothing but its scheduler.
  return {
    file,
    generation: policies.release.startsWith('2.') ? '2.x' : '3.x',
    scheduler: { value: scheduler, setting: 'scheduler', line, column },
    features: {},
    nodeGroups: [],
    names: {
      computeSubnets: [],
      computeImages: [],
      fsxBuckets: [],
      capacityReservations: [],
      capacityReservationGroups: [],
    },
    tags: {},
    warnings: [],
  };
}

function nameOf(
  { config, cluster, scheduler, policies }: RowOptions,
  { region }: ClusterConfig | ImageConfig,
) {
  const own = config === undefined ? scheduler : basename(config, extname(config));
  return folderNameOf([
    policies.accountId,
    region?.value ?? policies.region,
    policies.clusterName ?? cluster ?? own,
  ]);
}

/** What an error says, at the cells that it is about; one that is a mistake of ours goes on. */
function problemsOf(error: unknown, row: TableRow, file: string): readonly TableProblem[] {
  const at = (column: string) => {
    const { line, column: place } = row.cells.get(column) ?? row;
    return { line, column: place };
  };
  if (isOurs(error, 'invalid-input')) {
    // Of one with this code, the fields are those of the error.
    const { issues } = error as InvalidInputError;
    return issues.map(({ input, message }) => ({
      ...at(input.split(/[.[]/, 1)[0] ?? ''),
      message: `${input} ${message}`,
    }));
  }
  if (isOurs(error, 'invalid-config')) {
    const { file: config, problems } = error as InvalidConfigError;
    return problems.map(({ line, column, message }) =>
      config === file
        ? { line, column, message }
        : { ...at('config'), message: `${config}:${line}:${column}: ${message}` },
    );
  }
  if (error instanceof CommandError) return [{ ...at('config'), message: error.message }];
  throw error;
}

function isOurs(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
