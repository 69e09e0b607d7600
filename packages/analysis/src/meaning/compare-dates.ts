import { compareRead, type ReadComparison } from './comparison.ts';

/** Compares dates: those of ISO 8601 as the W3C's note "Date and Time Formats" has them, and epoch times in seconds. */
export function compareDates(
  matches: (actual: number, expected: number) => boolean,
): ReadComparison {
  return compareRead(readDate, matches);
}

const iso =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(Z|[+-]\d\d:\d\d))?)?)?$/;

/** The milliseconds since 1970; four digits are a year. */
function readDate(text: string): number | undefined {
  const found = iso.exec(text);
  if (!found) return /^\d{1,12}$/.test(text) ? Number(text) * 1000 : undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = found;
  const [fraction = '', zone = 'Z'] = found.slice(7);
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}Z`;
  const time = Date.parse(written);
  // 30 February and 24:00 are read as other days.
  if (Number.isNaN(time) || new Date(time).toISOString() !== written) return undefined;
  const offset = offsetOf(zone);
  return offset === undefined ? undefined : time - offset;
}

/** How far a zone is ahead of UTC, in milliseconds. */
function offsetOf(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
