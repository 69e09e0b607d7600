import { oddKeys, oddValues, someAction, someArn } from './odd-values.ts';
import type { Random } from './random.ts';

/** An element of a document: what it stands in, and under which key or at which place. */
interface Place {
  readonly parent: object;
  readonly key: string | number;
  readonly value: unknown;
}

/**
 * Changes one thing of a document, which is a value of JSON.
 *
 * @param document - The document, which is left as it is.
 * @param other - Another one, of which an element may be taken.
 */
export function changeDocument(document: unknown, other: unknown, random: Random): unknown {
  // A root of its own, so that the document itself can be replaced, too.
  const root = { document: copy(document) };
  const places = placesIn(root);
  const others = placesIn({ document: copy(other) });
  random.pick(changes)(random.pick(places), random, places, others);
  // What is taken out as a whole leaves no text.
  return root.document ?? null;
}

function copy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}

function placesIn(root: object): readonly Place[] {
  const places: Place[] = [];
  const open: object[] = [root];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    const isList = Array.isArray(parent);
    for (const [name, value] of Object.entries(parent) as [string, unknown][]) {
      places.push({ parent, key: isList ? Number(name) : name, value });
      if (typeof value === 'object' && value !== null) open.push(value);
    }
  }
  return places;
}

/** Sets a member, `__proto__` like any other. */
function set(parent: object, key: string | number, value: unknown): void {
  Object.defineProperty(parent, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

type Change = (
  place: Place,
  random: Random,
  places: readonly Place[],
  others: readonly Place[],
) => void;

const changes: readonly Change[] = [
  function remove({ parent, key }) {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else Reflect.deleteProperty(parent, key);
  },
  function replace({ parent, key }, random) {
    set(parent, key, oddValues(random));
  },
  function swap(one, random, places) {
    const other = random.pick(places);
    set(one.parent, one.key, copy(other.value));
    set(other.parent, other.key, copy(one.value));
  },
  function takeOther({ parent, key }, random, _places, others) {
    const alike = others.filter((other) => other.key === key);
    set(parent, key, random.pick(alike.length > 0 ? alike : others).value);
  },
  function rename({ parent, key, value }, random) {
    if (Array.isArray(parent)) return;
    Reflect.deleteProperty(parent, key);
    set(parent, oddKeys(String(key), random), value);
  },
  function add({ parent, value }, random) {
    if (Array.isArray(parent)) parent.push(random.onceIn(2) ? value : oddValues(random));
    else set(parent, oddKeys('', random), oddValues(random));
  },
  function intoList({ parent, key, value }) {
    set(parent, key, [value, value]);
  },
  function outOfList({ parent, key, value }) {
    if (Array.isArray(value)) set(parent, key, value[0]);
  },
  function order({ value }) {
    if (Array.isArray(value)) value.reverse();
  },
  function putWildcard({ parent, key, value }, random) {
    if (typeof value !== 'string') return;
    const at = random.below(value.length + 1);
    const end = at + random.below(random.pick([1, 2, 20]));
    const put = random.pick(['*', '?', '**', '*?*', '\u0024{aws:username}', ':', '/', ' ']);
    set(parent, key, value.slice(0, at) + put + value.slice(end));
  },
  function otherCase({ parent, key, value }, random) {
    if (typeof value !== 'string') return;
    const at = random.below(value.length + 1);
    const [upper, lower] = [value.toUpperCase(), value.toLowerCase()];
    set(parent, key, random.pick([upper, lower, upper.slice(0, at) + value.slice(at)]));
  },
  function crowd({ value }, random) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const count = random.pick([30, 100, random.onceIn(8) ? 500 : 200]);
    const list = (item: (index: number) => unknown) =>
      Array.from({ length: count }, (_none, index) => item(index));
    set(
      value,
      'Action',
      list(() => someAction(random)),
    );
    set(
      value,
      'Resource',
      list((index) => `${someArn(random)}${index}`),
    );
  },
  function many({ value }, random) {
    const list = random.pick([value, Object(value).Action, Object(value).Resource]);
    if (!Array.isArray(list) || list.length === 0) return;
    const count = random.pick([5, 20, random.onceIn(10) ? 2_000 : 60]);
    const isAlike = random.onceIn(2);
    for (let index = 0; index < count && JSON.stringify(list).length < 100_000; index += 1) {
      const item: unknown = copy(list[index % list.length]);
      list.push(isAlike || typeof item !== 'string' ? item : `${item}${index}`);
    }
  },
];
