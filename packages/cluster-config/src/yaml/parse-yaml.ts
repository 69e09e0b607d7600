import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import type { ConfigProblem } from '../errors.ts';
import type { Place } from '../place.ts';
import type { Member, Tree } from './tree.ts';
import { deepest, firstBeyond } from './yaml-depth.ts';

/** No configuration has more values; a few lines of aliases can stand for any number. */
const most = 100_000;

/** What a YAML file says. */
export interface ParsedYaml {
  /** Its value, where it could be read. */
  readonly tree?: Tree;
  /** What is wrong with it. */
  readonly problems: readonly ConfigProblem[];
}

/** Reads YAML as ParallelCluster 3.x does, in its version 1.1, and keeps where everything stands. */
export function parseYaml(text: string, placeOf: (offset: number) => Place): ParsedYaml {
  const tooDeep = firstBeyond(text, deepest);
  if (tooDeep !== undefined) {
    const message = `more than ${deepest} levels are nested`;
    return { problems: [{ ...placeOf(tooDeep), message }] };
  }
  const document = parseDocument(text, {
    version: '1.1',
    prettyErrors: false,
    // The library's own check takes ever longer with the number of keys.
    uniqueKeys: false,
    logLevel: 'error',
  });
  const problems: ConfigProblem[] = document.errors.map(({ code, message, pos: [offset] }) => ({
    ...placeOf(offset),
    message:
      code === 'MULTIPLE_DOCS'
        ? 'another document begins here; a configuration is one'
        : `this is no YAML: ${message.split('\n', 1)[0]}`,
  }));
  if (problems.length > 0) return { problems };
  const reader = { placeOf, problems, targets: targetsIn(document), left: most };
  const tree = treeOf(document.contents, 0, reader);
  return problems.length > 0 ? { problems } : { tree, problems };
}

interface Reader {
  readonly placeOf: (offset: number) => Place;
  readonly problems: ConfigProblem[];
  readonly targets: ReadonlyMap<Alias, Node>;
  left: number;
}

/** What each alias stands for: the last anchor of its name before it. */
function targetsIn(document: Document): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node(_key, node) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return;
      }
      const target = anchors.get(node.source);
      if (target !== undefined) targets.set(node, target);
    },
  });
  return targets;
}

/** The tree of a node; what an alias stands for has its own places, not those of the alias. */
function treeOf(node: unknown, depth: number, reader: Reader): Tree {
  const place = placeOfNode(node, reader);
  reader.left -= 1;
  if (depth > deepest || reader.left < 0) {
    // The first to exceed the bound says so.
    if (reader.left >= -1) {
      reader.problems.push({ ...place, message: 'aliases stand for more than can be read' });
    }
    reader.left = -2;
    return { kind: 'leaf', value: undefined, ...place };
  }
  if (isAlias(node)) {
    const target = reader.targets.get(node);
    if (target !== undefined) return treeOf(target, depth + 1, reader);
    reader.problems.push({ ...place, message: `*${node.source} has no anchor before it` });
  }
  if (isSeq(node)) {
    return {
      kind: 'list',
      items: node.items.map((item) => treeOf(item, depth + 1, reader)),
      ...place,
    };
  }
  if (isMap(node)) return { kind: 'mapping', members: membersOf(node, depth, reader), ...place };
  return { kind: 'leaf', value: isScalar(node) ? scalarValue(node) : undefined, ...place };
}

/** Where YAML 1.1 has a number. Sources: yaml.org/type/int.html and yaml.org/type/float.html. */
const number =
  /^[-+]?(?:0b[01_]+|0[0-7_]*|0x[\da-fA-F_]+|[1-9][\d_]*(?::[0-5]?\d)*|(?:\d[\d_]*)?\.[\d_]*(?:[eE][-+]\d+)?|\d[\d_]*(?::[0-5]?\d)+\.[\d_]*|\.(?:inf|Inf|INF|nan|NaN|NAN))$/;

/** The library takes more for numbers, such as the time 01:03 or the account 012345678901. */
function scalarValue({ value, source = '' }: Scalar): unknown {
  return typeof value === 'number' && !number.test(source) ? source : value;
}

function membersOf(map: YAMLMap, depth: number, reader: Reader): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  const merged: Tree[] = [];
  for (const { key, value } of map.items) {
    const place = placeOfNode(key, reader);
    const tree = treeOf(value, depth + 1, reader);
    if (isScalar(key) && typeof key.value === 'symbol') merged.push(tree);
    else {
      const name = String(isScalar(key) ? key.value : key);
      const known = members.get(name);
      if (known === undefined) members.set(name, { tree, ...place });
      else {
        const message = `${name} stands twice, first in line ${known.line}`;
        reader.problems.push({ ...place, message });
      }
    }
  }
  // What `<<` brings gives way to what stands in the mapping itself.
  for (const tree of merged.flatMap((one) => (one.kind === 'list' ? one.items : [one]))) {
    if (tree.kind !== 'mapping') continue;
    for (const [name, member] of tree.members) if (!members.has(name)) members.set(name, member);
  }
  return members;
}

function placeOfNode(node: unknown, { placeOf }: Reader): Place {
  return placeOf((isNode(node) && node.range?.[0]) || 0);
}
