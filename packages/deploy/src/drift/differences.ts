import type { Drift, DriftedPart, DriftedThing } from './drift.ts';
import type { AccessDiff } from './principals-as-resources.ts';

/** Tells the differences of one thing. */
export interface Differences {
  /** A text that should be the same, or be there at all. */
  readonly between: (
    part: DriftedPart,
    expected: string | undefined,
    found: string | undefined,
  ) => readonly Drift[];
  /** Texts of which there should be some, and no others. */
  readonly among: (
    part: DriftedPart,
    expected: readonly string[],
    found: readonly string[],
  ) => readonly Drift[];
  /** What a document allows. */
  readonly of: (part: DriftedPart, access: AccessDiff | undefined) => readonly Drift[];
}

/** Tells the differences of a thing by its name. */
export function differencesOf(thing: DriftedThing, name: string): Differences {
  const between: Differences['between'] = (part, expected, found) => {
    if (expected === found) return [];
    if (found === undefined) return [{ kind: 'missing', thing, name, part, expected }];
    if (expected === undefined) return [{ kind: 'extra', thing, name, part, found }];
    return [{ kind: 'changed', thing, name, part, expected, found }];
  };
  return {
    between,
    among: (part, expected, found) => [
      ...expected
        .filter((one) => !found.includes(one))
        .flatMap((one) => between(part, one, undefined)),
      ...found
        .filter((one) => !expected.includes(one))
        .flatMap((one) => between(part, undefined, one)),
    ],
    of: (part, access) => {
      if (access === undefined) return [];
      const isCertain = access.gained.length + access.lost.length > 0;
      return [{ kind: isCertain ? 'changed' : 'undecided', thing, name, part, access }];
    },
  };
}
