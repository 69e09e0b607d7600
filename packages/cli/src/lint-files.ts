import type { LintedPolicy, Suppression } from '@pcluster-iam/analysis';
import { createTwoFilesPatch } from 'diff';
import { analysisOptions, type LintOptions } from './lint-options.ts';
import { writeText } from './output.ts';
import { type InputFile, isYaml } from './read-input.ts';
import type { Streams } from './streams.ts';

/** The analysis, which is loaded when it is needed: the other commands start without it. */
export type Analysis = typeof import('@pcluster-iam/analysis');

/** Documents of different files belong together when the user says so; those of a file as it says. */
export function lintFiles(
  files: readonly InputFile[],
  options: LintOptions,
  { lintPolicies, lintSizesTogether, readPolicies }: Analysis,
): readonly LintedPolicy[] {
  const groups = files.map(({ path, text }) =>
    readPolicies(text, { yaml: isYaml(path) }).map(({ use = options.as, ...source }) => ({
      file: path,
      ...source,
      use,
    })),
  );
  const linted = (options.together ? [groups.flat()] : groups).flatMap((group) => {
    const named = group.map(({ file, name, ...source }) => ({ ...source, name: name || file }));
    const findings = lintPolicies(named, analysisOptions(options));
    return group.map((source, index) => ({ ...source, findings: findings[index] ?? [] }));
  });
  return lintSizesTogether(linted);
}

/** Mends the files that are a policy themselves; what is a part of a template or an answer is left. */
export async function fixFiles(
  files: readonly InputFile[],
  options: LintOptions,
  suppressions: readonly Suppression[],
  { fixPolicy, readPolicies, suppressionsOf }: Analysis,
  { stderr, stdout }: Streams,
): Promise<readonly InputFile[]> {
  return Promise.all(
    files.map(async ({ path, text }) => {
      const [only, ...more] = readPolicies(text, { yaml: isYaml(path) });
      if (isYaml(path) || more.length > 0 || only?.policy.text !== text) return { path, text };
      const { text: mended, fixed } = fixPolicy(text, {
        ...analysisOptions(options),
        changeGrants: options.fixAll,
        stays: (finding, policy) =>
          suppressionsOf({ file: path, policy }, finding, suppressions).length > 0,
      });
      if (fixed.length === 0) return { path, text };
      stderr.write(createTwoFilesPatch(path, path, text, mended, 'as it was', 'mended'));
      if (path === '-') stdout.write(mended);
      else await writeText(mended, path, { stdout, stderr });
      return { path, text: mended };
    }),
  );
}
