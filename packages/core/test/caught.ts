import { PclusterIamError } from '../src/index.ts';

/** Runs what must fail with one of our errors, and returns the error. */
export function caught(run: () => unknown): PclusterIamError {
  let result: unknown;
  try {
    result = run();
  } catch (error) {
    if (error instanceof PclusterIamError) return error;
    throw new Error(`Threw no error of ours but ${inspect(error)}`, { cause: error });
  }
  throw new Error(`Threw nothing and returned ${JSON.stringify(result)}`);
}

function inspect(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
}
