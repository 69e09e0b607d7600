import type { Place } from '../place.ts';

/** A value of YAML that has no others in it. */
interface Leaf extends Place {
  readonly kind: 'leaf';
  readonly value: unknown;
}

/** A list of YAML. */
interface List extends Place {
  readonly kind: 'list';
  readonly items: readonly Tree[];
}

/** A mapping of YAML. */
interface Mapping extends Place {
  readonly kind: 'mapping';
  readonly members: ReadonlyMap<string, Member>;
}

/** A name of a mapping, with its place and what it stands for. */
export interface Member extends Place {
  readonly tree: Tree;
}

/** A value of YAML with its place, its aliases written out. */
export type Tree = Leaf | List | Mapping;

/** Finds what stands at a path of names; nothing is where one of them is not. */
export function memberAt(tree: Tree | undefined, ...path: readonly string[]): Member | undefined {
  let member: Member | undefined;
  let here = tree;
  for (const name of path) {
    member = here?.kind === 'mapping' ? here.members.get(name) : undefined;
    here = member?.tree;
  }
  return member;
}
