import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintPolicy } from '../lint/lint-policy.ts';
import { parsedPolicy, parsePolicy, showPath } from './parse-policy.ts';

const text = [
  '{',
  '  "Version": "2012-10-17",',
  '  "Statement": [',
  '    { "Sid": "A", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "*" }',
  '  ]',
  '}',
].join('\n');

describe('a text that is JSON', () => {
  it.each<[path: (string | number)[], line: number, column: number]>([
    [[], 1, 1],
    [['Version'], 2, 14],
    [['Statement'], 3, 16],
    [['Statement', 0], 4, 5],
    [['Statement', 0, 'Action', 1], 4, 65],
    // What is not there is in what is around it.
    [['Statement', 0, 'Condition'], 4, 5],
    [['Statement', 7], 3, 16],
  ])('has %j at its line and column', (path, line, column) => {
    const parsed = parsePolicy(text);
    expect(parsed.problems).toEqual([]);
    expect(parsed.locate(path)).toMatchObject({ line, column });
  });

  it.each([
    ['line ends of Windows', text.replaceAll('\n', '\r\n'), 4],
    ['a byte-order mark', `\ufeff${text}`, 4],
    ['no line ends', text.replaceAll('\n', ' '), 1],
  ])('may have %s', (_what, given, line) => {
    const parsed = parsePolicy(given);
    expect(parsed.problems).toEqual([]);
    expect(parsed.value).toEqual(JSON.parse(text));
    expect(parsed.locate(['Statement', 0])).toMatchObject({ line });
  });

  it('has its elements, of every kind and depth, after tabs, Windows line ends and a mark', () => {
    const given = '\ufeff{\r\n\t"a": [\r\n\t\t1,\t{ "b": null },\r\n\t\ttrue ],\r\n"c": "d" }';
    const parsed = parsePolicy(given);
    const places = [['a'], ['a', 0], ['a', 1], ['a', 1, 'b'], ['a', 2], ['c']].map((path) => {
      const { line, column, offset } = parsed.locate(path);
      return [line, column, given.slice(offset, offset + 4)];
    });
    expect(places).toEqual([
      [2, 7, '[\r\n\t'],
      [3, 3, '1,\t{'],
      [3, 6, '{ "b'],
      [3, 13, 'null'],
      [4, 3, 'true'],
      [5, 6, '"d" '],
    ]);
    expect(parsed.locate([])).toMatchObject({ line: 1, column: 2 });
  });

  it.each([
    ['7', 7],
    ['"text"', 'text'],
    ['[1, [2]]', [1, [2]]],
    ['null', null],
    ['true', true],
  ])('may be no object: %s', (given, value) => {
    expect(parsePolicy(given)).toMatchObject({ value, problems: [] });
  });

  it.each([
    [64, []],
    [65, ['syntax']],
    [200, ['syntax']],
  ])('may be nested, but not %i levels', (levels, codes) => {
    const { problems } = parsePolicy(`${'['.repeat(levels)}${']'.repeat(levels)}`);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  it('is not nested by what stands in its texts', () => {
    const given = JSON.stringify({ a: '[{"'.repeat(100), b: '\\' });
    expect(parsePolicy(given)).toMatchObject({ value: JSON.parse(given), problems: [] });
  });

  it('keeps __proto__ as a key like any other', () => {
    const { value } = parsePolicy('{ "__proto__": { "polluted": true } }');
    expect(Object.hasOwn(Object(value), '__proto__')).toBe(true);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('may be given as a value', () => {
    expect(parsedPolicy({ Statement: [] })).toMatchObject({
      value: { Statement: [] },
      problems: [],
    });
    expect(parsedPolicy(undefined)).toMatchObject({ value: null });
  });
});

describe('a text with a mistake', () => {
  it.each([
    ['{ "a": 1, }', 'one too many', 11],
    ['{ "a": [1, 2,] }', 'one too many', 14],
    ['{ "a": 1 "b": 2 }', 'comma is missing', 10],
    ['{ "a" 1 }', 'colon is missing', 7],
    ['{ "a": <REGION> }', 'The placeholder <REGION>', 8],
    ['{ "a": "b }', 'quotation mark is missing', 8],
    ['{ "a": 1', 'closing brace', 9],
    ['[1, 2', 'closing bracket', 6],
    ['{} {}', 'ends before this', 4],
    ['{ /* no */ "a": 1 }', 'no comments', 3],
    ['{ "a": }', 'one too many', 8],
    ['nothing', 'no JSON', 1],
  ])('%j is told what and where', (given, message, column) => {
    const [problem] = parsePolicy(given).problems;
    expect(problem).toMatchObject({ code: 'syntax', position: { line: 1, column } });
    expect(problem?.message).toContain(message);
  });

  it('is told of several mistakes', () => {
    const { problems } = parsePolicy('{ "a": [1,], "b": <X>, "c": 1 "d": 2 }');
    expect(problems.length).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ['{ "a": 1, "a": 2 }', 'a', 11],
    ['{ "a": { "b": 1, "b": 2 } }', 'a.b', 18],
    ['[{ "b": 1, "b": 2 }]', '[0].b', 12],
  ])('%j has a key twice', (given, path, column) => {
    const [problem, ...more] = parsePolicy(given).problems;
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: 'duplicate-key', position: { column } });
    expect(showPath(problem?.path ?? [])).toBe(path);
  });

  it('has of a key that stands twice the last value, and the place of that', () => {
    const parsed = parsePolicy('{ "a": [1],\n"a": [2] }');
    expect(parsed.value).toEqual({ a: [2] });
    expect(parsed.locate(['a', 0])).toMatchObject({ line: 2, column: 7 });
  });

  it('is told of keys that stand twice at several depths, in the order of the text', () => {
    const { problems } = parsePolicy(
      '{ "a": [{ "b": 1, "b": 2 }, { "\\u0062": 1, "b": 2 }], "__proto__": 1, "__proto__": 2 }',
    );
    expect(problems.map(({ path }) => showPath(path))).toEqual(['a[0].b', 'a[1].b', '__proto__']);
  });

  it.each([
    ['empty', '', 'empty'],
    ['blank', ' \n\t', 'empty'],
    ['nested too deep', '['.repeat(100_000), 'nested'],
    ['too large', ' '.repeat(16_000_001), 'characters'],
  ])('that is %s is told so, and has no value', (_what, given, message) => {
    const { value, problems } = parsePolicy(given);
    expect(value).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(message);
  });
});

/** A document as this project publishes it, with conditions, lists and long ARNs. */
const real = readFileSync(
  new URL('../../../acceptance/golden/2.4.1/user.awsbatch.json', import.meta.url),
  'utf8',
);

it.each([
  ['a small document', text],
  ['a real one', real],
])('never fails, whatever is changed in %s', (_what, given) => {
  const token = fc.constantFrom('"', '{', '}', '[', ']', ',', ':', '\\', 'null', '<A>', '{"a":');
  const change = fc.record({
    at: fc.nat(given.length),
    cut: fc.nat(200),
    put: fc.oneof(fc.string(), token),
  });
  fc.assert(
    fc.property(change, ({ at, cut, put }) => {
      const changed = given.slice(0, at) + put + given.slice(at + cut);
      const parsed = parsePolicy(changed);
      let isJson = true;
      try {
        JSON.parse(changed);
      } catch {
        isJson = false;
      }
      expect(parsed.problems.some(({ code }) => code === 'syntax')).toBe(!isJson);
      for (const finding of lintPolicy(parsed)) {
        expect(finding.position.line).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
});

const statement = '{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}';

it.each([
  ['100,000 statements', `{"Statement":[${Array(100_000).fill(statement).join()}]}`],
  ['50,000 keys', `{${Array.from({ length: 50_000 }, (_none, at) => `"k${at}":1`).join()}}`],
  ['100,000 mistakes', '}'.repeat(100_000)],
])(
  'reads and lints %s in seconds',
  (_what, many) => {
    const start = performance.now();
    for (const { position } of lintPolicy(parsePolicy(many))) {
      expect(position.line).toBe(1);
    }
    expect(performance.now() - start).toBeLessThan(20_000);
  },
  30_000,
);
