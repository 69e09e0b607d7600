import type { ReadComparison } from './comparison.ts';

/** Compares IP addresses with ranges in CIDR notation; an address by itself is a range of one. */
export const compareAddresses: ReadComparison = (value) => {
  const [address = '', length, ...more] = value.split('/');
  const expected = readAddress(address);
  if (expected === undefined || more.length > 0) return undefined;
  const bits = expected.length * 16;
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return undefined;
  const prefix = length === undefined ? bits : Number(length);
  if (prefix > bits) return undefined;
  return () => (text) => {
    const actual = readAddress(text);
    return actual && isWithin(actual, expected, prefix);
  };
};

/** The 16-bit groups of an address: two of an IPv4 address, eight of an IPv6 address. */
export type Address = readonly number[];

function isWithin(actual: Address, expected: Address, prefix: number): boolean {
  if (actual.length !== expected.length) return false;
  return actual.every((group, index) => {
    const ignored = Math.min(16, Math.max(0, (index + 1) * 16 - prefix));
    return group >> ignored === (expected[index] ?? 0) >> ignored;
  });
}

/** Reads an address; nothing where the text is none. */
export function readAddress(text: string): Address | undefined {
  return text.includes(':') ? readIPv6(text) : readIPv4(text);
}

function readIPv4(text: string): Address | undefined {
  const bytes = text.split('.');
  if (bytes.length !== 4 || !bytes.every((byte) => /^(?:0|[1-9]\d{0,2})$/.test(byte))) {
    return undefined;
  }
  const [a = 0, b = 0, c = 0, d = 0] = bytes.map(Number);
  return Math.max(a, b, c, d) > 255 ? undefined : [a * 256 + b, c * 256 + d];
}

/** Reads the eight groups, `::` standing for those of zeros, the last two perhaps as IPv4. */
function readIPv6(text: string): Address | undefined {
  const halves = text.split('::');
  const [head, tail] = halves.map((half, index) =>
    half === '' ? [] : readGroups(half, index === halves.length - 1),
  );
  if (halves.length > 2 || head === undefined) return undefined;
  if (halves.length === 1) return head.length === 8 ? head : undefined;
  if (tail === undefined || head.length + tail.length > 7) return undefined;
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail];
}

function readGroups(text: string, isLast: boolean): Address | undefined {
  const groups = text.split(':').map((group, index, all) => {
    if (isLast && index === all.length - 1 && group.includes('.')) return readIPv4(group);
    return /^[0-9a-f]{1,4}$/i.test(group) ? [Number.parseInt(group, 16)] : undefined;
  });
  return groups.includes(undefined) ? undefined : groups.flatMap((group) => group ?? []);
}
