import { isOpen, mayGoOn, stepsBeyondColons } from './beyond-colons.ts';
import { includesPattern } from './includes.ts';
import { globSteps, longestPattern, overlap } from './overlap.ts';

/** An action or a resource of a statement, taken apart as IAM compares it. */
export interface Pattern {
  /** Its text, in small letters where IAM ignores case: the same for equal patterns. */
  readonly text: string;
  /**
   * The segments that are compared each by itself, the last of which may hold anything. The sole
   * star, which is everything, has none.
   */
  readonly segments: readonly string[];
}

const everything: Pattern = { text: '*', segments: [] };

/** A prefix without wildcards and a name with or without; a name of AWS's has a hyphen. */
const action = /^[a-z0-9-]+:[a-z0-9_*?-]+$/;

/** Reads an action as it stands in a statement; nothing where IAM takes none like it. */
export function actionPattern(text: string): Pattern | undefined {
  if (text === '*') return everything;
  const small = text.toLowerCase();
  if (small.length > longestPattern || !action.test(small)) return undefined;
  return new ActionPattern(small);
}

/** Is taken apart when it is compared, which most never are. */
class ActionPattern implements Pattern {
  readonly text: string;
  #segments: readonly string[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get segments(): readonly string[] {
    // The name of an action has no colon.
    this.#segments ??= this.text.split(':');
    return this.#segments;
  }
}

/** A policy variable, such as `${aws:username}`. */
export const variables = /\$\{[^}]*\}/g;

/** What stands in a segment of an ARN: policy variables, in which a colon divides nothing, and text. */
const segment = '((?:\\$\\{[^}]*\\}|\\$(?!\\{)|[^:$])*)';
const rest = '((?:\\$\\{[^}]*\\}|\\$(?!\\{)|[^$])*)';
// The segment of the service takes neither wildcards nor variables.
const arn = new RegExp(`^arn:${segment}:([^:*?$]*):${segment}:${segment}:${rest}$`);

/** Reads a resource as it stands in a statement; nothing where it is no ARN. */
export function resourcePattern(text: string): Pattern | undefined {
  if (text === '*') return everything;
  const segments = text.length > longestPattern ? undefined : arn.exec(text)?.slice(1);
  return segments && { text, segments };
}

/**
 * Whether all that matches `inner` certainly matches `outer`, too: also where a star at the end of a
 * segment goes on over colons.
 */
export function includes(outer: Pattern, inner: Pattern): boolean {
  const [around, within] = [outer.segments, inner.segments];
  if (outer.text === inner.text || around.length === 0) return true;
  return (
    around.length === within.length &&
    around.every((wide, index) => {
      const narrow = within[index] ?? '';
      if (wide === narrow) return true;
      const reachesAsFar = isOpen(wide, index) || !isOpen(narrow, index);
      return reachesAsFar && mayVary(narrow, index, within) && includesPattern(wide, narrow);
    })
  );
}

/** What a variable stands for may hold a colon, and that moves all segments after it. */
function mayVary(text: string, index: number, segments: readonly string[]): boolean {
  return index === segments.length - 1 || !text.includes('${');
}

/**
 * Whether certainly nothing matches both patterns: also where a star at the end of a segment goes on
 * over colons.
 */
export function areDisjoint(one: Pattern, other: Pattern): boolean {
  const [left, right] = [one.segments.map(filled), other.segments.map(filled)];
  return (
    left.length === right.length &&
    one.segments.every(mayVary) &&
    other.segments.every(mayVary) &&
    left.some((text, index) => !overlap(globSteps(text), globSteps(right[index] ?? ''))) &&
    !mayMeetBeyondColons(left, right)
  );
}

function mayMeetBeyondColons(left: readonly string[], right: readonly string[]): boolean {
  if (!mayGoOn(left) && !mayGoOn(right)) return false;
  return overlap(stepsBeyondColons(left), stepsBeyondColons(right));
}

/** A variable may stand for anything. */
function filled(text: string): string {
  return text.replace(variables, '*');
}
