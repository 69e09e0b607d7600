import { isObject } from '../lint/is-object.ts';
import { readCondition } from './condition.ts';
import { plainCopy } from './plain-data.ts';
import { longList, type Side, sideOf } from './side.ts';
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
  const plainScope = scopes[effect][resources.name === '' ? 'everywhere' : 'onResources'];
  const scope = hasPrincipal
    ? `${plainScope} ${JSON.stringify([Principal, NotPrincipal])}`
    : plainScope;
  const kind = condition.key === '' ? scope : `${scope} ${condition.key}`;
  const elements = hasPrincipal || Condition !== undefined ? plainCopy(value) : value;
  return { place, sid, elements, scope, condition, kind, actions, resources };
}

/** The same texts for most statements, which so are soon told apart. */
const scopes = {
  Allow: { everywhere: 'Allow', onResources: 'Allow on' },
  Deny: { everywhere: 'Deny', onResources: 'Deny on' },
} as const;

/** Stands for the resources of a statement that names none: they equal each other. */
const absent: Term = {
  text: '',
  pattern: { text: '', segments: [] },
  exceptions: undefined,
  same: undefined,
  number: 0,
  mark: 0,
};
const absentSide = sideOf('', [absent]);

function readSide(
  statement: Readonly<Record<string, unknown>>,
  element: 'Action' | 'Resource',
  notElement: 'NotAction' | 'NotResource',
  { termOf }: Vocabulary,
): Side | undefined {
  const [value, notValue] = [statement[element], statement[notElement]];
  if (value !== undefined && notValue !== undefined) return;
  if (value === undefined && notValue === undefined) return absentSide;
  const terms = distinctTerms(value ?? notValue, termOf);
  return terms && sideOf(value === undefined ? notElement : element, terms);
}

/** What stands in an element, each once; nothing where IAM takes nothing like it. */
function distinctTerms(texts: unknown, termOf: Vocabulary['termOf']): readonly Term[] | undefined {
  const list: readonly unknown[] = Array.isArray(texts) ? texts : [texts];
  const terms = list.map((text) => (typeof text === 'string' ? termOf(text) : undefined));
  if (terms.length === 0 || !terms.every((term) => term !== undefined)) return undefined;
  const areDistinct =
    terms.length <= longList && terms.every((term, index) => terms.indexOf(term) === index);
  return areDistinct ? terms : [...new Set(terms)];
}
