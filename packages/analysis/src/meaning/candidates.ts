import { splitArn } from '../match/resource-overlap.ts';
import type { CompiledStatement } from './compile-statement.ts';

/** A statement that is about an action, or may be where it cannot be read. */
export interface Candidate {
  /** The statement. */
  readonly statement: CompiledStatement;
  /** Its place among all statements. */
  readonly place: number;
  /** Whether it is certain that IAM could read it and that it is about the action. */
  readonly isCertain: boolean;
}

/** The statements that are about an action, in the order of the documents. */
export interface Candidates {
  /** All of them. */
  readonly all: readonly Candidate[];
  /** Those that may be about a resource. */
  readonly about: (resource: string) => readonly Candidate[];
}

/** So few are looked through as fast as they are looked up. */
const few = 16;

/** Finds statements about a resource by how the last segment of their own begins. */
export function indexCandidates(all: readonly Candidate[]): Candidates {
  if (all.length <= few) return { all, about: () => all };
  const anywhere: Candidate[] = [];
  const byBeginning = new Map<string, Candidate[]>();
  for (const candidate of all) {
    const { beginnings } = candidate.statement;
    if (beginnings === undefined) anywhere.push(candidate);
    for (const beginning of beginnings ?? []) {
      const same = byBeginning.get(beginning);
      if (same === undefined) byBeginning.set(beginning, [candidate]);
      else same.push(candidate);
    }
  }
  const lengths = [...new Set(Array.from(byBeginning.keys(), ({ length }) => length))];
  return {
    all,
    about: (resource) => {
      const last = splitArn(resource)?.[5];
      if (last === undefined) return anywhere;
      const found = lengths.flatMap((length) => byBeginning.get(last.slice(0, length)) ?? []);
      if (found.length === 0) return anywhere;
      return [...new Set([...anywhere, ...found])].sort((a, b) => a.place - b.place);
    },
  };
}
