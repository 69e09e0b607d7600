import { checkInput } from './check-input.ts';
import { readDocuments } from './documents.ts';
import { makeInput } from './make-input.ts';
import type { Problem } from './problem.ts';
import { shrink } from './shrink.ts';

/** An input that fails. */
export interface Failure extends Problem {
  /** The seed that makes the input. */
  readonly seed: number;
  /** The input, made smaller. */
  readonly text: string;
}

/** Tries an input of each seed from the first one on; tells one failure of each kind. */
export async function fuzz(
  seed: number,
  isOver: (count: number) => boolean,
): Promise<{ readonly count: number; readonly failures: readonly Failure[] }> {
  const documents = readDocuments();
  const failures = new Map<string, Failure>();
  let count = 0;
  for (; !isOver(count); count += 1) {
    // The runner has its own work to do now and then.
    if (count % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    const text = makeInput(seed + count, documents);
    const problem = checkInput(text);
    if (problem === undefined || failures.has(problem.kind)) continue;
    const isSlow = problem.kind.startsWith('slow');
    const showsTheSame = (smaller: string) => checkInput(smaller)?.kind === problem.kind;
    const least = isSlow ? text : shrink(text, showsTheSame);
    failures.set(problem.kind, {
      ...(checkInput(least) ?? problem),
      seed: seed + count,
      text: least,
    });
  }
  return { count, failures: [...failures.values()] };
}
