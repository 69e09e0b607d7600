import { Pair, parseDocument, Scalar, type ScalarTag, YAMLMap, type YAMLSeq } from 'yaml';
import { deepest, type ParsedPolicy, type SyntaxProblem } from '../parse/parse-policy.ts';
import { positionsIn } from '../parse/position.ts';
import { unreadable } from '../parse/unreadable.ts';
import { firstYamlBeyond } from './yaml-depth.ts';
import { offsetsIn, repeatedKeys } from './yaml-nodes.ts';

/** The short forms of CloudFormation's functions; `!Ref` and `!Condition` are not called Fn::. */
const functions = [
  ...['Base64', 'Cidr', 'FindInMap', 'GetAtt', 'GetAZs', 'ImportValue', 'Join', 'Select', 'Split'],
  ...['Sub', 'Transform', 'If', 'And', 'Equals', 'Not', 'Or', 'Length', 'ToJsonString', 'ForEach'],
];

/** Longer texts than this are no template: CloudFormation takes 1 MB. */
const longest = 4_000_000;

/**
 * Reads YAML, with CloudFormation's short forms of its functions written out. Aliases are bounded,
 * because a few lines of them can stand for gigabytes.
 */
export function parseYaml(text: string): ParsedPolicy {
  const positionOf = positionsIn(text);
  if (text.length > longest) {
    return unreadable(
      text,
      `The text has ${text.length} characters; a template has at most ${longest} here.`,
    );
  }
  const tooDeep = firstYamlBeyond(text, deepest);
  if (tooDeep !== undefined)
    return unreadable(text, `More than ${deepest} levels are nested.`, tooDeep);
  const document = parseDocument(text, {
    customTags: tags(),
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  });
  const mistakes = [
    ...document.errors.map(
      ({ message, pos: [offset] }) => [message.split('\n')[0], offset] as const,
    ),
    ...repeatedKeys(document).map(
      (offset) => ['A key stands twice in its object', offset] as const,
    ),
  ];
  if (mistakes.length > 0) {
    const problems = mistakes
      .sort(([, one], [, other]) => one - other)
      .map(
        ([message, offset]): SyntaxProblem => ({
          code: 'syntax',
          message: `This is no YAML: ${message}`,
          position: positionOf(offset),
          path: [],
        }),
      );
    return { ...unreadable(text, ''), problems };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
    // An alias may stand in what it stands for, which no value of JSON can.
    JSON.stringify(value);
  } catch (error) {
    return unreadable(text, `This is no YAML to be read: ${String(error).split('\n')[0]}`);
  }
  const offsetOf = offsetsIn(document);
  return { text, value, problems: [], locate: (path) => positionOf(offsetOf(path)) };
}

function tags() {
  const names = [
    ...functions.map((name) => [`!${name}`, `Fn::${name}`] as const),
    ['!Ref', 'Ref'] as const,
    ['!Condition', 'Condition'] as const,
  ];
  return names.flatMap(([tag, name]) => [
    { tag, resolve: (argument: string) => ({ [name]: argument }) } satisfies ScalarTag,
    collectionTag(tag, name, 'seq'),
    collectionTag(tag, name, 'map'),
  ]);
}

/** A function on a list or an object stays a node of the tree, whose members have their places. */
function collectionTag(tag: string, name: string, collection: 'map' | 'seq') {
  return {
    tag,
    collection,
    resolve: (argument: YAMLMap | YAMLSeq) => {
      const map = new YAMLMap();
      map.items.push(new Pair(new Scalar(name), argument));
      return map;
    },
  };
}
