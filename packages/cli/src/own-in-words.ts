import type { Extension, NearMiss, OwnAnswer, StatementReference } from '@pcluster-iam/analysis';
import { listed } from './listed.ts';

/** So many statements that come near are told of. */
const most = 3;

/**
 * Says what the principal's own documents say of a denied request.
 *
 * @param files - The files that the documents stand in, by their places.
 * @param isWhole - Whether the message names the resource.
 */
export function ownInWords(
  { decision, statements, misses }: OwnAnswer,
  files: readonly string[],
  isWhole: boolean,
): string {
  const places = statements.map((statement) => placeOf(statement, files)).join(' and ');
  if (decision === 'denied') return `${places} denies it, and no Allow wins over that.\n`;
  if (decision === 'allowed') {
    return `${places} allows it: what is attached may be another text, or another kind of policy denies it.\n`;
  }
  if (misses.length === 0) {
    return `Nothing in ${listed([...new Set(files)])} allows the action on anything.\n`;
  }
  return misses
    .slice(0, most)
    .map(
      (miss) =>
        `${placeOf(miss.statement, files)} allows the action${missInWords(miss, isWhole)}\n`,
    )
    .join('');
}

function missInWords({ resources, tests }: NearMiss, isWhole: boolean): string {
  const on = resources === undefined ? '' : ` on ${listed(resources)} alone`;
  const only = tests.map(({ operator, key, values, actual }) => {
    const held = actual === undefined ? '' : ` (the request holds ${listed(actual)})`;
    return `${operator} ${key} ${values.join(' or ')}${held}`;
  });
  const condition = only.length === 0 ? '' : `, only if ${only.join(' and ')}`;
  const unknown = isWhole || resources === undefined ? '' : '; the message names no resource';
  return `${on}${condition}${unknown}.`;
}

/** Shows how a statement of one's own would allow it. */
export function extensionInWords(
  { statement, extended, alsoAllows }: Extension,
  files: readonly string[],
): string {
  const besides =
    alsoAllows.length === 0 ? '' : `, which then allows ${listed(alsoAllows)} there, too`;
  return `Or in the place of ${placeOf(statement, files)}${besides}:\n\n${JSON.stringify(extended, undefined, 2)}\n`;
}

function placeOf({ document, path, position, sid }: StatementReference, files: readonly string[]) {
  const at = position === undefined ? '' : `:${position.line}:${position.column}`;
  return `${files[document] ?? ''}${at} (${sid ?? path})`;
}
