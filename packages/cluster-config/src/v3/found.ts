import type { Found, Setting } from '../cluster-config.ts';
import { memberAt, type Tree } from '../yaml/tree.ts';

/** A part of a configuration, and the names that lead to it. */
export interface Part {
  /** Its value. */
  readonly tree: Tree | undefined;
  /** The names that lead to it, with slashes between them. */
  readonly path: string;
}

/** The value of a setting below a part, with where it is from. */
export function found(part: Part, ...names: readonly string[]): Found | undefined {
  const member = memberAt(part.tree, ...names);
  if (member?.tree.kind !== 'leaf') return undefined;
  const { value } = member.tree;
  if (value === null || value === undefined || value === '') return undefined;
  return { value: String(value), ...setting(part, member, names) };
}

/** A setting below a part that holds others, where the file has it. */
export function group(part: Part, ...names: readonly string[]): Setting | undefined {
  const member = memberAt(part.tree, ...names);
  if (member === undefined || (member.tree.kind === 'leaf' && member.tree.value === null)) {
    return undefined;
  }
  return setting(part, member, names);
}

/** A setting that is true, by itself or because it is left out. */
export function on(part: Part, names: readonly string[], unset: boolean): Setting | undefined {
  const value = found(part, ...names);
  if (value === undefined) return unset ? wholeFile(part) : undefined;
  return /^(?:true|yes|on|1)$/i.test(value.value) ? value : undefined;
}

/** The parts that are the items of a list below a part. */
export function parts(part: Part, ...names: readonly string[]): readonly Part[] {
  const list = memberAt(part.tree, ...names)?.tree;
  return (list?.kind === 'list' ? list.items : []).map((tree, index) => ({
    tree,
    path: `${pathOf(part, names)}[${index}]`,
  }));
}

/** The values of a list of texts below a part. */
export function texts(part: Part, ...names: readonly string[]): readonly Found[] {
  return parts(part, ...names).flatMap(({ tree, path }) => {
    if (tree?.kind !== 'leaf' || typeof tree.value !== 'string') return [];
    return [{ value: tree.value, line: tree.line, column: tree.column, setting: path }];
  });
}

/** The tags in a list below a part, by key. */
export function tagsOf(part: Part, ...names: readonly string[]): Readonly<Record<string, Found>> {
  return Object.fromEntries(
    parts(part, ...names).flatMap((tag) => {
      const [key, value] = [found(tag, 'Key'), found(tag, 'Value')];
      return key === undefined ? [] : [[key.value, value ?? { ...key, value: '' }]];
    }),
  );
}

function setting(part: Part, { line, column }: Omit<Setting, 'setting'>, names: readonly string[]) {
  return { line, column, setting: pathOf(part, names) };
}

function pathOf({ path }: Part, names: readonly string[]): string {
  return [...(path === '' ? [] : [path]), ...names].join('/');
}

/** What is so without being written stands, for want of a better place, where its part begins. */
function wholeFile({ tree, path }: Part): Setting {
  const { line, column } = tree ?? { line: 1, column: 1 };
  return { line, column, setting: path };
}
