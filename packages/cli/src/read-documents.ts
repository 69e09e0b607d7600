import type { ParsedPolicy } from '@pcluster-iam/analysis';
import { CommandError } from './command-error.ts';
import { readInput } from './read-input.ts';

/**
 * Reads the identity policies of files and folders, which stand on one principal together. Trust
 * policies grant nothing to whom they stand on and are passed over.
 *
 * @throws `CommandError` for a file that cannot be read whole: what is missing would look as if it
 * was not granted.
 */
export async function readDocuments(paths: readonly string[]): Promise<readonly ParsedPolicy[]> {
  const { readPolicies } = await import('@pcluster-iam/analysis');
  const files = await readInput(paths);
  return files.flatMap(({ path, text }) =>
    readPolicies(text, { yaml: /\.ya?ml$/i.test(path) })
      .filter(({ use }) => use !== 'trust')
      .map(({ name, policy }) => {
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
        return policy;
      }),
  );
}
