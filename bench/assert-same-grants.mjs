import { deepStrictEqual } from 'node:assert/strict';

/**
 * Throws unless two documents, given as JSON, have the same statements in the same order. Others
 * sort actions and write a list of one as a string, so neither counts.
 */
export function assertSameGrants(actual, expected) {
  deepStrictEqual(grants(actual), grants(expected));
}

function grants(json) {
  const { Version, Statement } = JSON.parse(json);
  return { Version, Statement: Statement.map(sorted) };
}

function sorted({ Action, Resource, ...rest }) {
  return { ...rest, Action: [Action].flat().sort(), Resource: [Resource].flat().sort() };
}
