import { isObject } from '../lint/is-object.ts';
import { shortCondition } from './condition.ts';
import { foldSide, hasKey, isRest, type Side, withTerms } from './side.ts';
import type { Statement } from './statement.ts';
import { meaningOf } from './term.ts';
import type { Vocabularies } from './vocabularies.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Shortens a statement by itself: actions and resources that others of it include are left out, and
 * its condition is written without repetition.
 */
export function tidyStatement(statement: Statement, vocabularies: Vocabularies): Statement {
  const elements = tidyElements(statement.elements);
  const actions = tidySide(statement.actions, vocabularies.actions);
  const resources = tidySide(statement.resources, vocabularies.resources);
  const isTidy =
    elements === statement.elements &&
    actions === statement.actions &&
    resources === statement.resources;
  return isTidy ? statement : { ...statement, elements, actions, resources };
}

function tidyElements(elements: Statement['elements']): Statement['elements'] {
  if (!isObject(elements.Condition)) return elements;
  const { Condition, ...others } = elements;
  if (Object.keys(Condition).length === 0) return others;
  return { ...elements, Condition: shortCondition(Condition) };
}

function tidySide(side: Side, vocabulary: Vocabulary): Side {
  const folded = foldSide(side, vocabulary);
  if (folded.terms.length === 1) return folded;
  const keys = isRest(folded) ? folded.terms.map(meaningOf) : folded.keys;
  const included = keys.filter((key) =>
    vocabulary.around(key).some((wider) => hasKey({ keys }, wider)),
  );
  if (included.length === 0) return folded;
  const kept = new Set(keys);
  // Of two that include each other the longer one goes.
  included.sort((one, other) => other.text.length - one.text.length);
  for (const key of included) {
    // Without its variable the statement would apply where that has no value.
    if (key.text.includes('${')) continue;
    if (vocabulary.around(key).some((wider) => kept.has(wider))) kept.delete(key);
  }
  if (kept.size === keys.length) return folded;
  return withTerms(
    side,
    folded.terms.filter((term) => kept.has(meaningOf(term))),
    vocabulary,
  );
}
