import type { ParsedPolicy, PolicySource } from '@pcluster-iam/analysis';
import { CommandError } from './command-error.ts';
import { isYaml, readInput } from './read-input.ts';

/** A document, and the file it is from. */
export interface FileSource extends PolicySource {
  /** The file, as it was named. */
  readonly file: string;
}

/**
 * Reads the identity policies of files and folders, which stand on one principal together.
 *
 * @throws `CommandError` for a file that cannot be read whole.
 */
export async function readDocuments(paths: readonly string[]): Promise<readonly ParsedPolicy[]> {
  return (await readSources(paths)).map(({ policy }) => policy);
}

/**
 * Reads the identity policies of files and folders, with where they are from. Trust policies grant
 * nothing to whom they stand on and are passed over.
 *
 * @throws `CommandError` for a file that cannot be read whole: what is missing would look as if it
 * was not granted.
 */
export async function readSources(paths: readonly string[]): Promise<readonly FileSource[]> {
  const { readPolicies } = await import('@pcluster-iam/analysis');
  const files = await readInput(paths);
  return files.flatMap(({ path, text }) =>
    readPolicies(text, { yaml: isYaml(path) })
      .filter(({ use }) => use !== 'trust')
      .map((source) => {
        const { name, policy } = source;
        const [problem] = policy.problems;
        if (problem !== undefined) {
          const { line, column } = problem.position;
          throw new CommandError(`${path}:${line}:${column}: ${problem.message}`, {
            isUsage: true,
          });
        }
        if (
          typeof policy.value !== 'object' ||
          policy.value === null ||
          !('Statement' in policy.value)
        ) {
          const what = name === '' ? path : `${path}, ${name},`;
          throw new CommandError(`${what} is no policy: it has no Statement`, { isUsage: true });
        }
        return { ...source, file: path };
      }),
  );
}
