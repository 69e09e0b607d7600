import { areAlike } from './side.ts';
import type { Statement } from './statement.ts';

/**
 * Leaves out what is there again: of statements of one kind with the same actions and the same
 * resources the first one stays. Such as differ in the order of these may both stay.
 *
 * @param statements - The statements.
 * @param isFree - Whether a statement may be left out.
 */
export function distinctStatements(
  statements: readonly Statement[],
  isFree: (statement: Statement) => boolean = () => true,
): readonly Statement[] {
  const seen = new Map<number, Statement>();
  return statements.filter((one) => {
    if (!isFree(one)) return true;
    // By chance the same for others, too: then they count as distinct.
    const sum = (one.actions.sum + Math.imul(one.resources.sum, 31)) | 0;
    const before = seen.get(sum);
    if (before === undefined) seen.set(sum, one);
    return before === undefined || !areEqual(before, one);
  });
}

function areEqual(one: Statement, other: Statement): boolean {
  return (
    one.kind === other.kind &&
    areAlike(one.actions, other.actions) &&
    areAlike(one.resources, other.resources)
  );
}
