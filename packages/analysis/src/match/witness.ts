import { repeats, type Step } from './overlap.ts';

/** The answer where a search would go on for longer than anybody waits. */
export const undecided: unique symbol = Symbol('undecided');

/** So many states of a search are looked at; patterns of real documents need a few hundred. */
const mostStates = 20_000;

/** How much work is left for several searches together; each takes from it what it needs. */
export interface Effort {
  left: number;
}

/**
 * Finds a shortest text that each of some patterns matches and none of some others does: the proof
 * that the first are not within the second. It follows all patterns at once, each in all the places
 * where it can be, and looks at each state once.
 *
 * @param include - The patterns that match, at least one.
 * @param exclude - The patterns that do not.
 * @param effort - What is left for this search and those to come.
 * @returns Nothing where there is no such text.
 */
export function witness(
  include: readonly (readonly Step[])[],
  exclude: readonly (readonly Step[])[],
  effort: Effort = { left: Number.POSITIVE_INFINITY },
): string | undefined | typeof undecided {
  const telling = include.filter((pattern) => pattern.length !== 1 || !matchesAnything(pattern[0]));
  if (exclude.length === 0 && telling.length <= 1) return shortestOf(telling[0] ?? []);
  const patterns = [...telling, ...exclude];
  const first: State = {
    places: patterns.map((pattern) => closed(pattern, [0])),
    before: undefined,
    character: '',
  };
  const seen = new Set<string>([keyOf(first.places)]);
  const open: State[] = [first];
  for (const state of open) {
    const { places } = state;
    if (isFound(patterns, places, telling.length)) return textOf(state);
    const characters = charactersAt(patterns, places);
    effort.left -= characters.length * places.reduce((sum, own) => sum + own.length + 1, 0);
    if (seen.size > mostStates || effort.left < 0) return undecided;
    for (const character of characters) {
      const next = patterns.map((pattern, at) => advanced(pattern, places[at] ?? [], character));
      if (isHopeless(patterns, next, telling.length)) continue;
      const key = keyOf(next);
      if (seen.has(key)) continue;
      seen.add(key);
      open.push({ places: next, before: state, character });
    }
  }
  return undefined;
}

/** Whether a pattern matches a whole text. */
export function matchesSteps(pattern: readonly Step[], text: string): boolean {
  let places = closed(pattern, [0]);
  for (const character of text) {
    places = advanced(pattern, places, character);
    if (places.length === 0) return false;
  }
  return places.at(-1) === pattern.length;
}

/** Where each pattern can be after some text. */
interface State {
  readonly places: readonly Places[];
  readonly before: State | undefined;
  readonly character: string;
}

/** Places in a pattern in their order, each before the step of that number. */
type Places = readonly number[];

function isFound(
  patterns: readonly (readonly Step[])[],
  places: readonly Places[],
  included: number,
): boolean {
  return patterns.every((pattern, at) => (places[at]?.at(-1) === pattern.length) === at < included);
}

/** Whether nothing that follows can still be found. */
function isHopeless(
  patterns: readonly (readonly Step[])[],
  places: readonly Places[],
  included: number,
): boolean {
  return patterns.some((pattern, at) => {
    const own = places[at] ?? [];
    return at < included
      ? own.length === 0
      : own.includes(pattern.length - 1) && matchesAnything(pattern.at(-1));
  });
}

function matchesAnything(step: Step | undefined): boolean {
  return step?.kind === 'any' && step.repeats && step.except === '';
}

/**
 * Adds the places behind steps that may match nothing, and leaves out those that another covers.
 *
 * @param places - In their order.
 */
function closed(pattern: readonly Step[], places: readonly number[]): Places {
  const all: number[] = [];
  let last = -1;
  for (const place of places) {
    if (place <= last) continue;
    let step: Step | undefined;
    last = place - 1;
    do {
      last += 1;
      step = pattern[last];
      // What is matched from a place before can be matched from here, too.
      if (matchesAnything(step)) all.length = 0;
      all.push(last);
    } while (repeats(step));
  }
  return all;
}

function advanced(pattern: readonly Step[], places: Places, character: string): Places {
  const next: number[] = [];
  for (const place of places) {
    const step = pattern[place];
    if (step === undefined) continue;
    if (step.kind === 'character') {
      if (step.value === character) next.push(place + 1);
    } else if (!step.except.includes(character)) next.push(step.repeats ? place : place + 1);
  }
  return next.length === 0 ? next : closed(pattern, next);
}

/** A shortest text that a pattern matches. */
function shortestOf(pattern: readonly Step[]): string {
  return pattern
    .map((step) => {
      if (step.kind === 'character') return step.value;
      return step.repeats ? '' : untold(new Set(step.except));
    })
    .join('');
}

/** The characters that some pattern tells from others, and one that none does. */
function charactersAt(
  patterns: readonly (readonly Step[])[],
  places: readonly Places[],
): readonly string[] {
  const told = new Set<string>();
  for (const [at, pattern] of patterns.entries()) {
    for (const place of places[at] ?? []) {
      const step = pattern[place];
      if (step?.kind === 'character') told.add(step.value);
      else if (step?.kind === 'any') for (const character of step.except) told.add(character);
    }
  }
  return [untold(told), ...told];
}

function untold(told: ReadonlySet<string>): string {
  for (const character of 'xyzabcdefghijklmnopqrstuvw0123456789') {
    if (!told.has(character)) return character;
  }
  // Of the characters that a document may hold some are left: no place of a pattern tells so many.
  let code = 0xa1;
  while (told.has(String.fromCharCode(code))) code += 1;
  return String.fromCharCode(code);
}

function keyOf(places: readonly Places[]): string {
  return places.join('|');
}

function textOf(state: State): string {
  const characters: string[] = [];
  for (let at: State | undefined = state; at !== undefined; at = at.before) {
    characters.push(at.character);
  }
  return characters.reverse().join('');
}
