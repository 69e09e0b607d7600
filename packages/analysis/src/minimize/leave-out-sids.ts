import type { Statement } from './statement.ts';

/**
 * Leaves Sids out, the longest first, until enough is saved or there are no more.
 *
 * @param statements - The statements.
 * @param needed - How many characters are to be saved.
 */
export function leaveOutSids(
  statements: readonly Statement[],
  needed: number,
): readonly Statement[] {
  const named = statements.filter(({ sid }) => sid !== '');
  const unnamed = new Set<Statement>();
  let left = needed;
  for (const statement of named.sort((one, other) => other.sid.length - one.sid.length)) {
    if (left <= 0) break;
    unnamed.add(statement);
    left -= `"Sid":"${statement.sid}",`.length;
  }
  return statements.map((one) => (unnamed.has(one) ? { ...one, sid: '' } : one));
}
