import { describe, expect, it } from 'vitest';
import { lintPolicy } from '../lint/lint-policy.ts';
import { parseYaml } from './parse-yaml.ts';

describe('a text of YAML that would take a reader down', () => {
  it.each([
    ['lists in lists', '['.repeat(50_000), 'levels'],
    ['lists in lists that end', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'levels'],
    ['lists of one line', `${'- '.repeat(20_000)}a`, 'levels'],
    ['keys in keys', `${'? '.repeat(20_000)}a`, 'levels'],
    [
      'objects in objects',
      Array.from({ length: 500 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
      'levels',
    ],
    ['an alias in what it stands for', 'a: &a { b: *a }', 'no YAML to be read'],
  ])('has %s, and is told so', (_what, text, message) => {
    const start = performance.now();
    const { value, problems } = parseYaml(text);
    expect(value).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(message);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('has very many keys, and is read in seconds', () => {
    const start = performance.now();
    const text = Array.from({ length: 50_000 }, (_, at) => `k${at}: 1`).join('\n');
    expect(lintPolicy(parseYaml(text)).length).toBeGreaterThan(50_000);
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 30_000);
});

describe('a text of YAML', () => {
  it.each<[text: string, value: unknown]>([
    // The core schema of YAML 1.2 has no dates, and CloudFormation takes the text.
    ['Version: 2012-10-17', { Version: '2012-10-17' }],
    ['a: &a [x]\nb: *a', { a: ['x'], b: ['x'] }],
    ['a: !Other x', { a: 'x' }],
    ['[!Ref A, { b: !GetAtt "C.D" }]', [{ Ref: 'A' }, { b: { 'Fn::GetAtt': 'C.D' } }]],
    [
      '!If [A, !Sub "x", !Join ["", [!Ref B]]]',
      {
        'Fn::If': ['A', { 'Fn::Sub': 'x' }, { 'Fn::Join': ['', [{ Ref: 'B' }]] }],
      },
    ],
    ['a: &a x\nb: !Join ["", [*a]]', { a: 'x', b: { 'Fn::Join': ['', ['x']] } }],
    ['"": 1', { '': 1 }],
    ['', null],
  ])('%j is read', (text, value) => {
    expect(parseYaml(text)).toMatchObject({ value, problems: [] });
  });

  it('tells its mistakes in the order of the text', () => {
    const offsets = parseYaml('a: 1\na: 2\nb: "c').problems.map(({ position }) => position.offset);
    expect(offsets.length).toBeGreaterThan(1);
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
  });

  it('keeps __proto__ as a key like any other', () => {
    const { value } = parseYaml('__proto__: { polluted: true }');
    expect(Object.hasOwn(Object(value), '__proto__')).toBe(true);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it.each([
    ['a: 1\nb: { c: 1, c: 2 }', 2, 12],
    ['- a: 1\n  a: 2', 2, 3],
    ['a: 1\n---\nb: 2', 2, 1],
    ['a: "b', 1, 6],
    ['\ta: 1', 1, 1],
  ])('%j has a mistake, at line %i and column %i', (text, line, column) => {
    const { value, problems } = parseYaml(text);
    expect(value).toBeUndefined();
    expect(problems[0]).toMatchObject({ code: 'syntax', position: { line, column } });
  });

  it('has its elements at their places, in lists, objects, functions and aliases', () => {
    const text = [
      'a:',
      '  - b: { c: d }',
      '  - !Join',
      '    - x',
      '    - [y]',
      '  - &e f',
      'g: *e',
      'h: !If [*e, z]',
    ];
    const { locate } = parseYaml(text.join('\n'));
    const places = [
      ['a'],
      ['a', 0, 'b', 'c'],
      ['a', 1, 'Fn::Join'],
      ['a', 1, 'Fn::Join', 1, 0],
      ['h', 'Fn::If', 1],
      ['a', 2],
      ['g'],
      ['g', 'h'],
      ['a', 7],
    ].map((path) => [locate(path).line, locate(path).column]);
    expect(places).toEqual([
      [2, 3],
      [2, 13],
      [4, 5],
      [5, 8],
      [8, 13],
      [6, 8],
      [7, 4],
      [7, 4],
      [2, 3],
    ]);
  });
});
