import { findingKinds } from '../lint/finding-kinds.ts';
import { isObject } from '../lint/is-object.ts';
import { nearest } from '../lint/rules/nearest.ts';
import type { ElementPath, ParsedPolicy, SyntaxProblem } from '../parse/parse-policy.ts';
import type { Suppression } from './suppressions.ts';

/** What an entry beside a policy may have; in a configuration it may name a file, too. */
const inlineKeys = ['code', 'path', 'sid', 'reason'];

/**
 * Reads suppressions out of a configuration, `{ "suppress": [ … ] }`.
 *
 * @param configuration - The parsed configuration.
 * @throws `TypeError` with every problem, when an entry is not whole, has no reason, or is about no
 * kind of finding.
 */
export function readSuppressions(configuration: unknown): readonly Suppression[] {
  if (!isObject(configuration) || !Array.isArray(configuration.suppress)) {
    throw new TypeError('The configuration is no object with a list "suppress".');
  }
  const problems = configuration.suppress.flatMap((entry: unknown, index) =>
    problemsOf(entry, [...inlineKeys, 'file']).map((problem) => `suppress[${index}]${problem}`),
  );
  if (problems.length > 0) throw new TypeError(`${problems.join('; ')}.`);
  // Every entry was just looked at.
  return configuration.suppress as readonly Suppression[];
}

/**
 * Reads a suppression out of one text, `CODE=reason` or `CODE@SID=reason`.
 *
 * @param text - The text, such as `write-on-all@EC2Modify=ParallelCluster names its instances`.
 * @throws `TypeError` with what is wrong and what would be right.
 */
export function parseSuppression(text: string): Suppression {
  const [, code = '', sid, reason = ''] = /^([^@=]*)(?:@([^=]*))?(?:=(.*))?$/s.exec(text) ?? [];
  const suppression = { code, reason, ...(sid === undefined ? {} : { sid }) };
  const [problem] = problemsOf(suppression, inlineKeys);
  if (problem === undefined) return suppression;
  throw new TypeError(
    `${problem.replace(/^\./, 'the ')}; a suppression is CODE=reason or CODE@SID=reason.`,
  );
}

/**
 * Reads the suppressions in the metadata of a resource, `{ "pcluster-iam": { "suppress": [ … ] } }`.
 *
 * @param file - The file that the metadata stands in.
 * @param metadata - The metadata, where the resource has some.
 * @param path - The steps to them.
 */
export function readInlineSuppressions(
  file: ParsedPolicy,
  metadata: unknown,
  path: ElementPath,
): { readonly suppressions: readonly Suppression[]; readonly problems: readonly SyntaxProblem[] } {
  const own = isObject(metadata) ? metadata['pcluster-iam'] : undefined;
  if (own === undefined) return { suppressions: [], problems: [] };
  const problem = (message: string, ...steps: ElementPath): SyntaxProblem => {
    const at = [...path, 'pcluster-iam', ...steps];
    return { code: 'suppression', message, path: at, position: file.locate(at) };
  };
  if (!isObject(own) || !Array.isArray(own.suppress)) {
    return { suppressions: [], problems: [problem('This is no object with a list "suppress".')] };
  }
  const entries: readonly unknown[] = own.suppress;
  const problems = entries.map((entry) => problemsOf(entry, inlineKeys));
  return {
    // Those without a problem are suppressions.
    suppressions: entries
      .filter((_entry, index) => problems[index]?.length === 0)
      .map((entry) => ({ ...(entry as Suppression), kind: 'inSource' })),
    problems: problems.flatMap((found, index) =>
      found.map((one) =>
        problem(`This suppresses nothing: suppress[${index}]${one}.`, 'suppress', index),
      ),
    ),
  };
}

/** What keeps an entry from being a suppression, to be read after its name. */
function problemsOf(entry: unknown, keys: readonly string[]): readonly string[] {
  if (!isObject(entry)) return [' is no object'];
  const problems = Object.entries(entry).flatMap(([key, value]) => {
    if (!keys.includes(key)) return [` has ${JSON.stringify(key)}; it may have ${keys.join(', ')}`];
    return typeof value === 'string' ? [] : [`.${key} is no text`];
  });
  const { code } = entry;
  const missing = ['code', 'reason'].filter((key) => {
    const value = entry[key];
    return value === undefined || (typeof value === 'string' && value.trim() === '');
  });
  problems.push(...missing.map((key) => `.${key} is missing`));
  if (typeof code === 'string' && !missing.includes('code')) {
    const codes = findingKinds.map((kind) => kind.code);
    const meant = nearest(code, codes);
    const advice = meant === undefined ? '' : `; ${meant} is meant, perhaps`;
    if (!codes.includes(code))
      problems.push(`.code is no kind of finding: ${JSON.stringify(code)}${advice}`);
  }
  return problems;
}
