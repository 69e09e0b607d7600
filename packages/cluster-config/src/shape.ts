import {
  array,
  boolean,
  number,
  object,
  optional,
  regex,
  string,
  union,
  unknown,
  type ZodMiniType,
} from 'zod/mini';

/** What a setting may hold: a value, a list, further settings, or what ParallelCluster does not look at. */
export type Shape = 'text' | 'number' | 'boolean' | 'any' | readonly [Shape] | ShapeOfMap;

/** Settings by name. */
export interface ShapeOfMap {
  readonly [name: string]: Shape;
}

const noNumber = { error: 'is no number' };
const noBoolean = { error: 'is neither true nor false' };

const values = {
  // What looks like a number to YAML is none to ParallelCluster where it asks for text.
  text: string({ error: 'is no text; put it in quotes' }),
  number: union(
    [number(), string().check(regex(/^-?\d{1,15}(?:\.\d{1,15})?$/, noNumber))],
    noNumber,
  ),
  boolean: union(
    [boolean(), string().check(regex(/^(?:true|false|yes|no|on|off|0|1)$/i, noBoolean))],
    noBoolean,
  ),
  any: unknown(),
};

/** Makes the check of a shape; a setting may always be left out. */
export function schemaOf(shape: Shape): ZodMiniType {
  if (typeof shape === 'string') return values[shape];
  if (isList(shape)) return array(schemaOf(shape[0]), { error: 'is no list' });
  const members = Object.entries(shape).map(
    ([name, member]) => [name, optional(schemaOf(member))] as const,
  );
  return object(Object.fromEntries(members), { error: 'is no group of settings' });
}

/** Whether a shape is one of lists. */
export function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}
