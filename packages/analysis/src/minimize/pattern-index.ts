import { includes, type Pattern, variables } from '../match/pattern.ts';
import { hasWildcard } from '../match/wildcard.ts';
import { type Effort, spendOnPatterns } from './effort.ts';
import type { Term } from './term.ts';

/** Terms with wildcards in the same segments. */
interface Shape {
  /** How many segments they have; the sole star, which includes everything, has none. */
  readonly count: number;
  /** For each segment but the last whether it has a wildcard. */
  readonly wild: readonly boolean[];
  /** The terms by their segments without wildcards, but for the last one. */
  readonly families: Map<string, Family>;
}

/** Terms that are alike but for their last segment and for wildcards. */
interface Family {
  /** The terms by what their last segment begins with. */
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
        for (const term of added) put(term, shapes);
        added = [];
        found.clear();
      }
      if (shapes.size === 0 || inner.pattern.segments.length === 0) return none;
      const before = found.get(inner);
      if (before !== undefined) return before;
      const start = plainStart(inner.pattern.segments);
      const terms: Term[] = [];
      for (const shape of shapes.values()) find(inner, start, shape, effort, terms);
      // Without effort some may be missing.
      if (effort.spend(0)) found.set(inner, terms);
      return terms;
    },
  };
}

function put(term: Term, shapes: Map<string, Shape>): void {
  const { segments } = term.pattern;
  const wild = segments.slice(0, -1).map(hasWildcard);
  const name = `${segments.length} ${wild}`;
  const shape = shapes.get(name) ?? { count: segments.length, wild, families: new Map() };
  shapes.set(name, shape);
  const key = plainKey(term.pattern, wild);
  const family = shape.families.get(key) ?? { terms: new Map(), lengths: new Set() };
  shape.families.set(key, family);
  const start = plainStart(segments);
  const same = family.terms.get(start);
  if (same === undefined) family.terms.set(start, [term]);
  else same.push(term);
  family.lengths.add(start.length);
}

/** Adds the terms of a shape that include another one to those found. */
function find(inner: Term, start: string, shape: Shape, effort: Effort, found: Term[]): void {
  const { segments } = inner.pattern;
  if (shape.count > 0 && shape.count !== segments.length) return;
  const family = shape.families.get(plainKey(inner.pattern, shape.wild));
  if (family === undefined) return;
  for (const length of family.lengths) {
    if (length > start.length) continue;
    if (!effort.spend(1 + Math.floor(length / 32))) break;
    for (const outer of family.terms.get(start.slice(0, length)) ?? none) {
      if (outer.pattern.text === inner.pattern.text) continue;
      if (!spendOnPatterns(effort, outer.pattern, inner.pattern)) break;
      if (includes(outer.pattern, inner.pattern)) found.push(outer);
    }
  }
}

/** The segments that have no wildcard in a shape. */
function plainKey({ text, segments }: Pattern, wild: readonly boolean[]): string {
  if (wild.length === 0) return '';
  // Most often none has: then it is the text before the last one.
  if (!wild.includes(true)) return text.slice(0, text.length - (segments.at(-1) ?? '').length);
  let key = '';
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
