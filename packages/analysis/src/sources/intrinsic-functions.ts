import { isObject } from '../lint/is-object.ts';
import { unknownPart } from '../lint/unknown-part.ts';
import type { ElementPath } from '../parse/parse-policy.ts';

/** A value of a template without intrinsic functions, and where it stands in the template. */
export interface Resolved {
  readonly value: unknown;
  readonly path: ElementPath;
  /** Its members, where it has some. */
  readonly parts?: ReadonlyMap<string | number, Resolved>;
}

/** Elements that hold one value, of which nothing is known where there are two for it. */
const single = new Set(['Effect', 'Id', 'Sid', 'Version', 'PolicyName']);

/**
 * Puts an unknown part in place of each intrinsic function: of `Fn::If` stands what holds in either
 * case, of `AWS::NoValue` nothing.
 *
 * @param value - The value in the template.
 * @param path - Where it stands.
 * @param name - What it is called, which tells whether it may be several values.
 * @returns Nothing where it is left out.
 */
export function resolve(value: unknown, path: ElementPath, name = ''): Resolved | undefined {
  const [first, ...more] = valuesOf(value, path);
  if (first === undefined || more.length === 0) return first;
  if (single.has(name)) return { value: unknownPart, path };
  const all = [first, ...more];
  // Two objects for one, such as a Condition, cannot be put together.
  if (name !== 'Statement' && all.some((one) => isObject(one.value))) return first;
  return listOf(all, path);
}

/** The values that may stand in a place: several of `Fn::If`, none of `AWS::NoValue`. */
function valuesOf(value: unknown, path: ElementPath): readonly Resolved[] {
  if (Array.isArray(value)) {
    const items = value.flatMap((item: unknown, index) => valuesOf(item, [...path, index]));
    return [listOf(items, path)];
  }
  if (!isObject(value)) return [{ value, path }];
  const [only, ...more] = Object.entries(value);
  if (only !== undefined && more.length === 0) {
    const [name, argument] = only;
    if (name === 'Fn::Sub') return [{ value: substituted(argument), path }];
    if (name === 'Fn::Join') return [{ value: joined(argument), path }];
    if (name === 'Fn::If' && Array.isArray(argument)) {
      return argument.flatMap((branch: unknown, index) =>
        index === 0 ? [] : valuesOf(branch, [...path, name, index]),
      );
    }
    if (name === 'Ref' && argument === 'AWS::NoValue') return [];
    const isNamed = (name === 'Ref' || name === 'Condition') && typeof argument === 'string';
    if (isNamed || name.startsWith('Fn::')) {
      return [{ value: unknownPart, path }];
    }
  }
  const parts = Object.entries(value).flatMap(([key, item]): [string, Resolved][] => {
    const part = resolve(item, [...path, key], key);
    return part === undefined ? [] : [[key, part]];
  });
  const members = parts.map(([key, part]): [string, unknown] => [key, part.value]);
  return [{ value: Object.fromEntries(members), path, parts: new Map(parts) }];
}

/** Lists in a list are those of `Fn::If`: their items stand in the list around them. */
function listOf(values: readonly Resolved[], path: ElementPath): Resolved {
  const items = values.flatMap((one) =>
    Array.isArray(one.value) ? [...(one.parts?.values() ?? [])] : [one],
  );
  return { value: items.map((item) => item.value), path, parts: new Map(items.entries()) };
}

function substituted(argument: unknown): string {
  const text: unknown = Array.isArray(argument) ? argument[0] : argument;
  // `${!Name}` is written out as `${Name}`, a variable of IAM's own.
  return typeof text === 'string'
    ? text.replace(/\$\{(!?)([^}]*)\}/g, (_all, isLiteral: string, name: string) =>
        isLiteral === '' ? unknownPart : `\${${name}}`,
      )
    : unknownPart;
}

function joined(argument: unknown): string {
  const [separator, parts] = Array.isArray(argument) ? argument : [];
  if (typeof separator !== 'string' || !Array.isArray(parts)) return unknownPart;
  return parts
    .map((part: unknown) => {
      const value = resolve(part, [])?.value;
      return typeof value === 'string' ? value : unknownPart;
    })
    .join(separator);
}

/** Where an element of a resolved value stands in the template. */
export function originOf(resolved: Resolved, path: ElementPath): ElementPath {
  let at = resolved;
  for (const [index, step] of path.entries()) {
    const part = at.parts?.get(step);
    if (part === undefined) return [...at.path, ...path.slice(index)];
    at = part;
  }
  return at.path;
}
