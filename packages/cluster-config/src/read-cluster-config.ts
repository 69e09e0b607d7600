import type { ClusterConfig, ImageConfig } from './cluster-config.ts';
import { type ConfigProblem, InvalidConfigError } from './errors.ts';
import { frozen } from './frozen.ts';
import { inOrder, placesIn } from './place.ts';
import { templateMarks } from './template-mark.ts';
import { readV2 } from './v2/read-v2.ts';
import { readV3 } from './v3/read-v3.ts';

/** No configuration is longer: ParallelCluster's own limit of extra text in one is 16 kB. */
const longest = 1_000_000;

/** How a configuration is to be read. */
export interface ReadClusterConfigOptions {
  /** The file, to be named where something is wrong. */
  readonly file?: string | undefined;
  /** The label of the cluster's section, in a file of 2.x that has several. */
  readonly cluster?: string | undefined;
}

/**
 * Reads the configuration file of a cluster: INI as ParallelCluster 2.x has it, or YAML as 3.x does.
 *
 * @param text - The text of the file.
 * @param options - What the file is called, and which of its clusters is meant.
 * @returns What it says that decides about permissions, each with its place, frozen.
 * @throws {@link InvalidConfigError} with every problem.
 * @example
 * ```ts
 * import { readClusterConfig } from '@pcluster-iam/cluster-config';
 *
 * const { scheduler, features } = readClusterConfig(text, { file: 'cluster.yaml' });
 * ```
 */
export function readClusterConfig(
  text: string,
  options: ReadClusterConfigOptions = {},
): ClusterConfig {
  const config = readConfig(text, options);
  if (!('builds' in config)) return config;
  const [{ line, column } = { line: 1, column: 1 }] = config.nodeGroups;
  const message = 'this configures an image to build, not a cluster; readConfig reads both';
  throw new InvalidConfigError(config.file, [{ line, column, message }]);
}

/**
 * Reads the configuration file of a cluster, or of an image that ParallelCluster 3.x builds.
 *
 * @param text - The text of the file.
 * @param options - What the file is called, and which of its clusters is meant.
 * @returns What it says that decides about permissions, each with its place, frozen; of an image it
 * has `builds`, and no scheduler.
 * @throws {@link InvalidConfigError} with every problem.
 * @example
 * ```ts
 * import { policiesFor, readConfig } from '@pcluster-iam/cluster-config';
 *
 * const config = readConfig(text, { file: 'image.yaml' });
 * const { documents } = policiesFor(config, { registry, release: '3.11.1', accountId });
 * ```
 */
export function readConfig(
  text: string,
  options: ReadClusterConfigOptions = {},
): ClusterConfig | ImageConfig {
  const { file = 'the configuration', cluster } = options;
  if (text.length > longest) {
    const message = `the file has ${text.length} characters; at most ${longest} are read`;
    throw new InvalidConfigError(file, [{ line: 1, column: 1, message }]);
  }
  const code = text.replace(/^\uFEFF/, '');
  const placeOf = placesIn(code);
  const isIni = looksLikeIni(code);
  const marks = templateMarks(code, placeOf, isIni ? /(?:^|\s)[#;]/ : /(?:^|\s)#/);
  if (marks.length > 0) throw new InvalidConfigError(file, marks);
  if (!isIni && cluster !== undefined) {
    const problem: ConfigProblem = {
      line: 1,
      column: 1,
      message: `a file of 3.x configures one cluster; there is none called ${JSON.stringify(cluster)} to choose`,
    };
    throw new InvalidConfigError(file, [problem]);
  }
  const config = isIni ? readV2(code, file, cluster) : readV3(code, file, placeOf);
  return frozen({ ...config, warnings: config.warnings.toSorted(inOrder) });
}

/** INI begins with a section, and has one of these even where it wrongly does not begin with it. */
function looksLikeIni(text: string): boolean {
  const first = text.split(/\r\n|\r|\n/).find((line) => !/^\s*(?:[#;]|$)/.test(line));
  return /^\s*\[/.test(first ?? '') || /^\[(?:aws|global|aliases|cluster [^\]\r\n]*)\]/m.test(text);
}
