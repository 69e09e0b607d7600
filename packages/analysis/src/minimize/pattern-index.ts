import { includes, variables } from '../match/pattern.ts';
import { hasWildcard } from '../match/wildcard.ts';
import { type Effort, spendOnPatterns } from './effort.ts';
import type { Term } from './term.ts';

/** Terms with wildcards in the same segments. */
interface Shape {
  /** For each segment but the last whether it has a wildcard. */
  readonly wild: readonly boolean[];
  /** The terms by their segments without wildcards and by what their last one begins with. */
  readonly terms: Map<string, Term[]>;
  /** How long these beginnings are. */
  readonly lengths: Set<number>;
}

/** Finds terms by the patterns that they include. */
export interface PatternIndex {
  /** Adds a term; each meaning once. */
  readonly add: (term: Term) => void;
  /** The terms whose pattern certainly includes that of another one; not itself. */
  readonly around: (inner: Term) => readonly Term[];
}

const none: readonly Term[] = [];

/**
 * Makes an index of patterns. One that includes another begins like it, as far as it has no wildcard:
 * so few are compared.
 *
 * @param effort - What is left for comparisons.
 */
export function makePatternIndex(effort: Effort): PatternIndex {
  const shapes = new Map<string, Shape>();
  const found = new Map<Term, readonly Term[]>();
  let added: Term[] = [];
  return {
    add: (term) => {
      if (hasWildcard(term.text)) added.push(term);
    },
    around: (inner) => {
      if (added.length > 0) {
        for (const term of added) put(term, term.pattern.segments, shapes);
        added = [];
        found.clear();
      }
      const { segments } = inner.pattern;
      if (shapes.size === 0 || segments.length === 0) return none;
      const before = found.get(inner);
      if (before !== undefined) return before;
      const terms = [...shapes.values()].flatMap((shape) => find(inner, shape, effort));
      found.set(inner, terms);
      return terms;
    },
  };
}

function put(term: Term, segments: readonly string[], shapes: Map<string, Shape>): void {
  const wild = segments.slice(0, -1).map(hasWildcard);
  const name = `${segments.length} ${wild}`;
  const shape: Shape = shapes.get(name) ?? { wild, terms: new Map(), lengths: new Set() };
  shapes.set(name, shape);
  const start = plainStart(segments);
  const key = plainKey(segments, wild) + start;
  const same = shape.terms.get(key);
  if (same === undefined) shape.terms.set(key, [term]);
  else same.push(term);
  shape.lengths.add(start.length);
}

function find(inner: Term, { wild, terms, lengths }: Shape, effort: Effort): readonly Term[] {
  const { segments } = inner.pattern;
  const found: Term[] = [];
  const start = plainStart(segments);
  const key = plainKey(segments, wild);
  for (const length of lengths) {
    if (length > start.length) continue;
    if (!effort.spend(1 + length / 32)) break;
    for (const outer of terms.get(key + start.slice(0, length)) ?? none) {
      if (outer.pattern.text === inner.pattern.text) continue;
      if (!spendOnPatterns(effort, outer.pattern, inner.pattern)) break;
      if (includes(outer.pattern, inner.pattern)) found.push(outer);
    }
  }
  return found.length === 0 ? none : found;
}

/** The segments that have no wildcard in a shape; those of another number have nothing in common. */
function plainKey(segments: readonly string[], wild: readonly boolean[]): string {
  let key = segments.length === wild.length + 1 ? '' : ' ';
  for (let at = 0; at < wild.length; at += 1) key += wild[at] ? '*\n' : `${segments[at]}\n`;
  return key;
}

/** What the last segment begins with, up to its first wildcard. */
function plainStart(segments: readonly string[]): string {
  const last = segments.at(-1) ?? '';
  // A variable may be that of an asterisk, which is no wildcard.
  const masked = last.includes('$')
    ? last.replace(variables, (name) => '$'.repeat(name.length))
    : last;
  const end = masked.search(/[*?]/);
  return end < 0 ? last : last.slice(0, end);
}
