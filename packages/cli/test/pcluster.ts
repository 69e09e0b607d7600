import { run } from '../src/run.ts';

/** Runs the command line and answers with everything that came out of it. */
export async function pcluster(...args: readonly string[]) {
  const written = { stdout: '', stderr: '' };
  const exitCode = await run(args, {
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
  });
  return { exitCode, ...written };
}
