import { createProgram } from './program.ts';
import { reportError } from './report-error.ts';
import type { Streams } from './streams.ts';

/**
 * Runs the command line.
 *
 * @param args - The arguments after the command's own name.
 * @param streams - Where it writes.
 * @returns The exit code: 0, 1 where the input is wrong, 2 where the usage is wrong.
 */
export async function run(args: readonly string[], streams: Streams): Promise<number> {
  try {
    let exitCode = 0;
    const fail = () => {
      exitCode = 1;
    };
    const program = await createProgram(args, streams, fail);
    // An option with an optional value would take the file that follows it for the value.
    const given = args.map((arg) => (arg === '--fix=all' ? '--fix-all' : arg));
    await program.parseAsync(given, { from: 'user' });
    return exitCode;
  } catch (error) {
    return reportError(error, streams.stderr);
  }
}
