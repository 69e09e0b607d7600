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

it('never fails, whatever is changed in a document', () => {
  const change = fc.record({ at: fc.nat(text.length), cut: fc.nat(12), put: fc.string() });
  fc.assert(
    fc.property(change, ({ at, cut, put }) => {
      const changed = text.slice(0, at) + put + text.slice(at + cut);
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
    { numRuns: 500 },
  );
});

it('reads 100,000 statements in seconds', () => {
  const statement = '{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}';
  const many = `{"Version":"2012-10-17","Statement":[${Array(100_000).fill(statement).join()}]}`;
  const start = performance.now();
  expect(parsePolicy(many).problems).toEqual([]);
  expect(performance.now() - start).toBeLessThan(20_000);
});
