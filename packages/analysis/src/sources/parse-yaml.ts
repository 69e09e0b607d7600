import { LineCounter, parseDocument, type ScalarTag } from 'yaml';
import type { ElementPath, ParsedPolicy, SyntaxProblem } from '../parse/parse-policy.ts';
import { positionsIn } from '../parse/position.ts';
import { unreadable } from '../parse/unreadable.ts';

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
  const document = parseDocument(text, {
    customTags: tags(),
    lineCounter: new LineCounter(),
    prettyErrors: false,
    uniqueKeys: true,
  });
  if (document.errors.length > 0) {
    const problems = document.errors.map(
      ({ message, pos: [offset] }): SyntaxProblem => ({
        code: 'syntax',
        message: `This is no YAML: ${message.split('\n')[0]}`,
        position: positionOf(offset),
        path: [],
      }),
    );
    return { ...unreadable(text, ''), problems };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return unreadable(text, `This is no YAML to be read: ${String(error)}`);
  }
  return { text, value, problems: [], locate: (path) => positionOf(offsetOf(document, path)) };
}

function offsetOf(document: ReturnType<typeof parseDocument>, path: ElementPath): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown =
      length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const range: unknown = Reflect.get(Object(node), 'range');
    if (Array.isArray(range) && typeof range[0] === 'number') return range[0];
  }
  return 0;
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

function collectionTag(tag: string, name: string, collection: 'map' | 'seq') {
  return {
    tag,
    collection,
    resolve: (node: { toJSON(): unknown }) => ({ [name]: node.toJSON() }),
  };
}
