import { isObject } from '../lint/is-object.ts';
import { readCondition } from './condition.ts';
import type { Side } from './side.ts';
import type { Statement } from './statement.ts';
import type { Term } from './term.ts';
import type { Vocabularies } from './vocabularies.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The elements that are understood; a statement with any other is left as it is. */
const understood = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

/**
 * Takes a statement apart; nothing where it is not certain what it means, because it is not as IAM
 * takes it.
 *
 * @param value - The statement.
 * @param place - Its place in the document.
 * @param vocabularies - What was read so far.
 */
export function readStatement(
  value: unknown,
  place: number,
  vocabularies: Vocabularies,
): Statement | undefined {
  if (!isObject(value) || !Object.keys(value).every((name) => understood.has(name))) return;
  const { Sid: sid = '', Effect: effect, Principal, NotPrincipal, Condition } = value;
  const actions = readSide(value, 'Action', 'NotAction', vocabularies.actions);
  const resources = readSide(value, 'Resource', 'NotResource', vocabularies.resources);
  if (actions === undefined || resources === undefined || actions.name === '') return;
  const condition = readCondition(Condition, resources.terms);
  if (typeof sid !== 'string' || condition === undefined) return;
  if (effect !== 'Allow' && effect !== 'Deny') return;
  const hasPrincipal = Principal !== undefined || NotPrincipal !== undefined;
  const principal = hasPrincipal ? JSON.stringify([Principal, NotPrincipal]) : '';
  const scope = `${effect}${resources.name === '' ? '' : ' on'} ${principal}`;
  const kind = `${scope} ${condition.key}`;
  return { place, sid, elements: value, scope, condition, kind, actions, resources };
}

/** Stands for the resources of a statement that names none: they equal each other. */
const absent: Term = {
  text: '',
  pattern: { text: '', segments: [] },
  exceptions: undefined,
  same: undefined,
  mark: 0,
};

function readSide(
  statement: Readonly<Record<string, unknown>>,
  element: 'Action' | 'Resource',
  notElement: 'NotAction' | 'NotResource',
  { termOf }: Vocabulary,
): Side | undefined {
  const [value, notValue] = [statement[element], statement[notElement]];
  if (value !== undefined && notValue !== undefined) return;
  const texts: unknown = value ?? notValue;
  if (texts === undefined) return { name: '', terms: [absent], keys: [absent] };
  const list: readonly unknown[] = Array.isArray(texts) ? texts : [texts];
  const terms: Term[] = [];
  for (const text of list) {
    const term = typeof text === 'string' ? termOf(text) : undefined;
    if (term === undefined) return;
    terms.push(term);
  }
  if (terms.length === 0) return;
  const distinct = terms.length === 1 ? terms : [...new Set(terms)];
  return { name: value === undefined ? notElement : element, terms: distinct, keys: distinct };
}
