import type { ConfigWarning } from '../cluster-config.ts';
import type { ConfigProblem } from '../errors.ts';
import type { Place } from '../place.ts';
import { isList, type Shape, schemaOf } from '../shape.ts';
import type { Tree } from '../yaml/tree.ts';

/** Checks that a configuration has the shape of its settings, and warns of those that nobody knows. */
export function checkShape(
  tree: Tree,
  shape: Shape,
  problems: ConfigProblem[],
  warnings: ConfigWarning[],
): void {
  const { error } = schemaOf(shape).safeParse(plain(tree, shape, [], warnings) ?? {});
  for (const { path, message } of error?.issues ?? []) {
    const { line, column } = placeAt(tree, path);
    problems.push({ line, column, message: `${path.join('/') || 'the file'} ${message}` });
  }
}

/** The value that a check can look at: of the known settings alone, none of which is null. */
function plain(
  tree: Tree,
  shape: Shape,
  path: readonly (string | number)[],
  warnings: ConfigWarning[],
): unknown {
  if (shape === 'any') return undefined;
  if (tree.kind === 'leaf') return tree.value ?? undefined;
  if (tree.kind === 'list') {
    const item = isList(shape) ? shape[0] : 'any';
    return tree.items.map((each, index) => plain(each, item, [...path, index], warnings));
  }
  const known = typeof shape === 'object' && !isList(shape) ? shape : {};
  const values: Record<string, unknown> = {};
  for (const [name, { tree: member, line, column }] of tree.members) {
    const own = Object.hasOwn(known, name) ? known[name] : undefined;
    if (own !== undefined) values[name] = plain(member, own, [...path, name], warnings);
    else if (typeof shape === 'object') {
      const message = `${[...path, name].join('/').slice(0, 200)} is no setting that is known`;
      warnings.push({ line, column, message });
    }
  }
  return values;
}

function placeAt(tree: Tree, path: readonly PropertyKey[]): Place {
  let here = tree;
  let place: Place = tree;
  for (const step of path) {
    const member = here.kind === 'mapping' ? here.members.get(String(step)) : undefined;
    const next = here.kind === 'list' ? here.items[Number(step)] : member?.tree;
    if (next === undefined) break;
    place = member ?? next;
    here = next;
  }
  return place;
}
