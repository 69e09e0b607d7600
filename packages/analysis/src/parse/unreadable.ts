import type { ParsedPolicy } from './parse-policy.ts';
import { positionsIn } from './position.ts';

/** A text of which nothing could be read, and why. */
export function unreadable(text: string, message: string, offset = 0): ParsedPolicy {
  const positionOf = positionsIn(text);
  return {
    text,
    value: undefined,
    problems: [{ code: 'syntax', message, position: positionOf(offset), path: [] }],
    locate: () => positionOf(0),
  };
}
