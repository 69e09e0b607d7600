import type { PackedStatement } from './packed-policies.ts';

/**
 * Tells how many characters a statement has at least in each part that it can be divided into: a part
 * has at least one action and one resource.
 *
 * @param statement - The statement.
 */
export function smallestPart(statement: PackedStatement): number {
  const { bare, actions, resources } = take(statement);
  return bare + largest(actions) + largest(resources);
}

/**
 * Divides a statement by its actions, its resources, or both. A statement is about every pair of one
 * of its actions and one of its resources, whether it allows or denies, so parts that share the pairs
 * out come to the same. `NotAction` and `NotResource` stay whole, because a part of such a list is
 * about more, not less; so does the condition.
 *
 * @param statement - The statement.
 * @param room - The most characters that a part may have, no less than {@link smallestPart}.
 */
export function divideStatement(
  statement: PackedStatement,
  room: number,
): readonly PackedStatement[] {
  const { bare, actions, resources } = take(statement);
  const free = room - bare;
  const [least, most] = [largest(resources), free - largest(actions)];
  // How much of a part its resources may take: all that they need, what the actions leave, or half.
  return [total(resources), free - total(actions), Math.floor(free / 2)]
    .map((limit) => Math.min(Math.max(limit, least), most))
    .map((limit) => divideWithin(statement, actions, resources, free, limit))
    .reduce((best, next) => (lengthOf(next) < lengthOf(best) ? next : best));
}

/** Shares the resources out with so many characters a part, and fills each part up with actions. */
function divideWithin(
  statement: PackedStatement,
  actions: readonly string[],
  resources: readonly string[],
  free: number,
  limit: number,
): readonly PackedStatement[] {
  return pieces(resources, limit).flatMap((Resource) =>
    pieces(actions, free - total(Resource)).map((Action) =>
      Object.freeze({
        ...statement,
        ...(Action.length > 0 && { Action }),
        ...(Resource.length > 0 && { Resource }),
      }),
    ),
  );
}

/** Cuts a list, in its order, into as few pieces as hold at most so many characters each. */
function pieces(list: readonly string[], limit: number): readonly (readonly string[])[] {
  const cut: string[][] = [];
  let left = 0;
  for (const item of list) {
    left -= lengthOf(item) + 1;
    if (left < 0) {
      cut.push([]);
      left = limit - lengthOf(item) - 1;
    }
    cut.at(-1)?.push(item);
  }
  return cut.length > 0 ? cut.map((piece) => Object.freeze(piece)) : [[]];
}

/** The lists of a statement that can be divided, and how many characters it has beside their items. */
function take(statement: PackedStatement): {
  readonly bare: number;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
} {
  // A text cannot be divided, and what is not there is none of the statement's lists.
  const [actions, resources] = [statement.Action, statement.Resource].map((value) =>
    typeof value === 'string' ? [] : (value ?? []),
  ) as [readonly string[], readonly string[]];
  // Each item counts with a comma after it, of which the last of a list has none.
  const bare = lengthOf(statement) - total(actions) - total(resources);
  return { bare, actions, resources };
}

function total(list: readonly string[]): number {
  return list.reduce((sum, item) => sum + lengthOf(item) + 1, 0);
}

function largest(list: readonly string[]): number {
  return list.reduce((most, item) => Math.max(most, lengthOf(item) + 1), 0);
}

function lengthOf(value: unknown): number {
  return JSON.stringify(value).length;
}
