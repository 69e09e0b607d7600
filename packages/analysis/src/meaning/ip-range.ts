import { readAddress } from './compare-addresses.ts';

/**
 * The addresses at the ends of a range such as `10.0.0.0/8`, and those next to it: of all addresses
 * these are the ones at which an answer can change.
 */
export function rangeEnds(range: string): readonly string[] {
  const [text = '', length] = range.split('/');
  const address = readAddress(text);
  if (address === undefined) return [];
  const bits = address.length * 16;
  const free = BigInt(Math.max(0, bits - Number(length ?? bits)));
  const value = address.reduce((sum, group) => sum * 65_536n + BigInt(group), 0n);
  const first = (value >> free) << free;
  const last = first + (1n << free) - 1n;
  return [first - 1n, first, last, last + 1n]
    .filter((end) => end >= 0n && end < 1n << BigInt(bits))
    .map((end) => written(end, bits));
}

function written(value: bigint, bits: number): string {
  const [size, base, separator] = bits === 32 ? [8n, 10, '.'] : ([16n, 16, ':'] as const);
  return Array.from({ length: bits / Number(size) }, (_none, index) => {
    const shift = BigInt(bits) - size * BigInt(index + 1);
    return ((value >> shift) & ((1n << size) - 1n)).toString(base);
  }).join(separator);
}
