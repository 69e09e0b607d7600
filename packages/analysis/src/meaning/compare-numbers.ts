import { compareRead, type ReadComparison } from './comparison.ts';

/** Compares whole numbers and decimals. */
export function compareNumbers(
  matches: (actual: number, expected: number) => boolean,
): ReadComparison {
  return compareRead(readNumber, matches);
}

function readNumber(text: string): number | undefined {
  if (!/^[+-]?\d+(?:\.\d+)?$/.test(text)) return undefined;
  // More digits than these would be rounded, and different numbers then be the same.
  return text.replace(/\D/g, '').length > 15 ? undefined : Number(text);
}
