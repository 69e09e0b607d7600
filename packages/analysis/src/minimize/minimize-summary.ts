import { printable } from '../report/terminal.ts';
import type { MinimizedPolicy } from './minimize-policy.ts';

/**
 * Tells a person what minimizing came to: how many characters are left, which Sids are gone, and which
 * wildcards stand in the place of which actions.
 *
 * @param minimized - What `minimizePolicy` answered.
 */
export function minimizeSummary({
  size,
  sizeBefore,
  removedSids,
  wildcards,
  isComplete,
}: MinimizedPolicy): string {
  const lines = [
    `${size} characters, ${sizeBefore - size} fewer than before`,
    ...(removedSids.length === 0 ? [] : [`  no longer there: the Sids ${removedSids.join(', ')}`]),
    ...wildcards.map(
      ({ path, wildcard, replaced, asOf }) =>
        `  ${path}: ${wildcard} instead of ${replaced.join(', ')}; as of ${asOf} it stands for no other action`,
    ),
    ...(isComplete ? [] : ['  too large to look at all of it: it may be longer than need be']),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}
