import { isObject } from '../lint/is-object.ts';

/** The objects in a list, each with its place; nothing where there is no list. */
export function objectsOf(
  value: unknown,
): readonly (readonly [item: Readonly<Record<string, unknown>>, index: number])[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, index) => (isObject(item) ? [[item, index] as const] : []));
}
