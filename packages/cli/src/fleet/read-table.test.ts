import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from './csv-rows.ts';
import { jsonLineRows, jsonRows } from './json-rows.ts';
import type { TableFormat } from './read-table.ts';
import type { TableRow } from './table-row.ts';
import { yamlRows } from './yaml-rows.ts';

const readers = { csv: csvRows, json: jsonRows, jsonl: jsonLineRows, yaml: yamlRows };

/** Which columns there are: those of one letter, and the one that no object has to be asked for. */
const checkColumn = (name: string) => (/^[a-z]$/.test(name) ? undefined : `no column ${name}`);

/** The rows of a text that comes in pieces of some length. */
async function rowsOf(format: TableFormat, text: string, length = 7): Promise<readonly TableRow[]> {
  async function* pieces() {
    for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
  }
  const rows: TableRow[] = [];
  for await (const row of readers[format]('t', pieces(), checkColumn)) rows.push(row);
  return rows;
}

const valuesOf = ({ cells }: TableRow) =>
  Object.fromEntries([...cells].map(([name, { value }]) => [name, value]));
const problemsOf = ({ problems }: TableRow) =>
  problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
const placesOf = ({ cells }: TableRow) =>
  Object.fromEntries([...cells].map(([name, { line, column }]) => [name, `${line}:${column}`]));

describe('values', () => {
  it.each([
    ['csv, plain', 'csv', 'a,b\n1,2\n3,\n', [{ a: '1', b: '2' }, { a: '3' }]],
    [
      'csv, the lines of Windows',
      'csv',
      'a,b\r\n1,2\r\n\r\n3,4',
      [
        { a: '1', b: '2' },
        { a: '3', b: '4' },
      ],
    ],
    [
      'csv, quotes',
      'csv',
      '"a","b"\n"1,5","x ""y"" z"\n"",""""\n',
      [{ a: '1,5', b: 'x "y" z' }, { b: '"' }],
    ],
    ['csv, blanks', 'csv', ' a , b \n 1 , "2" \n', [{ a: '1', b: '2' }]],
    ['csv, quoted blanks', 'csv', 'a\n" 1 "\n', [{ a: ' 1 ' }]],
    ['csv, one column', 'csv', 'a\n1\n\n2\n', [{ a: '1' }, { a: '2' }]],
    [
      'json',
      'json',
      ' [ {"a":"1","b":["x","y"]} ,\n{"a":"}]\\"{","b":[]} ] ',
      [
        { a: '1', b: ['x', 'y'] },
        { a: '}]"{', b: [] },
      ],
    ],
    ['json, empty', 'json', '[]', []],
    [
      'json, what is nothing and what is a number',
      'json',
      '[{"a":null,"b":"null","c":12,"d":""}]',
      [{ b: 'null', c: '12' }],
    ],
    ['json, escapes', 'json', '[{"a":"\\ud83d\\ude00\\u00e9\\/\\n"}]', [{ a: '😀é/\n' }]],
    ['jsonl', 'jsonl', '{"a":"1"}\r\n\n{"a":"2"}', [{ a: '1' }, { a: '2' }]],
    [
      'yaml',
      'yaml',
      '# first\n---\n- a: 1\n  b: [x, y]\n\n# next\n-\n  a: "2"\n  b:\n  - z\n- a:\n  b: ~\n...\n',
      [{ a: '1', b: ['x', 'y'] }, { a: '2', b: ['z'] }, {}],
    ],
    [
      'yaml, the zero that an account begins with',
      'yaml',
      '- a: 012345678901\n  b: 1e3\n  c: yes\n',
      [{ a: '012345678901', b: '1e3', c: 'yes' }],
    ],
    [
      'yaml, deeper dashes',
      'yaml',
      '  - a: 1\n    b:\n    - x\n  - a: 2\n',
      [{ a: '1', b: ['x'] }, { a: '2' }],
    ],
    [
      'yaml, a dash in a text',
      'yaml',
      '- a: |-\n    - x\n    # y\n- a: 2\n',
      [{ a: '- x\n# y' }, { a: '2' }],
    ],
    [
      'yaml, the lines of Windows',
      'yaml',
      '- a: 1\r\n  b: 2\r\n- a: 3\r\n',
      [{ a: '1', b: '2' }, { a: '3' }],
    ],
    [
      'yaml, a row in braces',
      'yaml',
      '- {a: 1,\n   b: 2}\n- {"a": 3}\n',
      [{ a: '1', b: '2' }, { a: '3' }],
    ],
  ] as const)('of %s', async (_what, format, text, values) => {
    const rows = await rowsOf(format, text);
    expect(rows.flatMap(problemsOf)).toStrictEqual([]);
    expect(rows.map(valuesOf)).toStrictEqual(values);
  });
});

describe('places', () => {
  it.each([
    ['csv', 'a,b\n\n 1, "2"\n', ['3:1'], { a: '3:2', b: '3:5' }],
    ['json', '[\n  {"a": "1",\n   "b": ["x"]}]', ['2:3'], { a: '2:9', b: '3:9' }],
    ['jsonl', '{"a":"0"}\n {"a":"1"}', ['1:1', '2:1'], { a: '2:7' }],
    ['yaml', '# c\n-   a: 1\n    b:\n      - x\n', ['2:1'], { a: '2:8', b: '4:7' }],
  ] as const)('in %s', async (format, text, begin, places) => {
    const rows = await rowsOf(format, text);
    expect(rows.map(({ line, column }) => `${line}:${column}`)).toStrictEqual(begin);
    expect(rows.at(-1) && placesOf(rows.at(-1) as TableRow)).toStrictEqual(places);
  });
});

describe('a row that is wrong', () => {
  it.each([
    ['json', '[{"a":"1","__proto__":{"b":"2"}},{"a":"3"}]', ['1:11: no column __proto__']],
    ['json', '[{"a":{"b":"1"}},{"a":"3"}]', ['1:7: a is neither a text nor a list of texts']],
    ['json', '[{"a":["1",["2"]]},{"a":"3"}]', ['1:7: a is neither a text nor a list of texts']],
    ['json', '[{"a":"1",\n"a":"2"},{"a":"3"}]', ['2:1: Map keys must be unique']],
    ['json', '[{"a":1,,"b":2},{"a":"3"}]', [/^1:9: this is no JSON: /]],
    ['json', '[{a: 1},{"a":"3"}]', [/^1:3: this is no JSON: /]],
    ['jsonl', '{"a":"1"\n{"a":"3"}', [/^1:\d: this is no JSON: /]],
    ['jsonl', '[]\n{"a":"3"}', ['1:1: a row is a map of columns to texts']],
    [
      'jsonl',
      `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}\n{"a":"3"}`,
      [/: the row is nested too deeply$/],
    ],
    [
      'yaml',
      '- a: 1\n  toString: 2\n  hasOwnProperty: 3\n- a: 3',
      ['2:3: no column toString', '3:3: no column hasOwnProperty'],
    ],
    ['yaml', '- a: 1\n  a: 2\n- a: 3', ['2:3: Map keys must be unique']],
    ['yaml', '- text\n- a: 3', ['1:1: a row is a map of columns to texts']],
    ['yaml', '-\n- a: 3', ['1:1: a row is a map of columns to texts']],
    ['yaml', '- - a: 1\n- a: 3', ['1:1: a row is a map of columns to texts']],
    ['yaml', '- ? [x]\n  : 1\n- a: 3', ['1:5: a column is named by a text']],
    ['yaml', '- &x\n  a: &y 1\n  b: *y\n- a: 3', ['3:6: b is neither a text nor a list of texts']],
    ['yaml', '- a: *y\n- a: 3', [/^1:6: /]],
    ['yaml', '- <<: {a: 1}\n- a: 3', ['1:3: no column <<']],
    ['yaml', '- a: "1\n- a: 3', [/^1:\d+: Missing closing "quote/]],
    ['yaml', '- a: 1\n\tb: 2\n- a: 3', [/^\d:\d: /]],
    ['yaml', '- a: {{ account }}\n- a: 3', [/^1:/]],
    ['csv', 'a,b\n1\n3,3', ['2:1: this row has 1 fields, and the head 2']],
    ['csv', 'a,b\n1,"2\n3,3', [/^2:3: this quote is not closed/]],
    ['csv', 'a,b\n1,"2"x\n3,3', [/^2:3: a field with a quote stands whole in quotes/]],
  ] as const)('of %s, and the next is read: case %$', async (format, text, problems) => {
    const [first, next, ...more] = await rowsOf(format, text, 1_000);
    expect(more).toStrictEqual([]);
    const found = first ? problemsOf(first) : [];
    expect(found).toHaveLength(problems.length);
    for (const [index, problem] of problems.entries()) {
      if (typeof problem === 'string') expect(found[index]).toBe(problem);
      else expect(found[index]).toMatch(problem);
    }
    expect(next && { ...valuesOf(next), problems: next.problems }).toMatchObject({
      a: '3',
      problems: [],
    });
  });
});

describe('a table without end', () => {
  it.each([
    ['csv', 'a\n', '1\n'],
    ['json', '[', '{"a":"1"},'],
    ['jsonl', '', '{"a":"1"}\n'],
    ['yaml', '', '- a: 1\n'],
  ] as const)('is read no further than it is asked for: %s', async (format, head, row) => {
    let given = 0;
    async function* pieces() {
      yield head;
      for (;;) {
        given += 1;
        yield row;
      }
    }
    let rows = 0;
    for await (const { problems } of readers[format]('t', pieces(), checkColumn)) {
      expect(problems).toStrictEqual([]);
      rows += 1;
      // A row of YAML ends where the next begins.
      expect(given - rows).toBeLessThanOrEqual(1);
      if (rows === 1_000) break;
    }
  });
});

describe('any texts', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((one) => one !== '');
  const inLine = text.filter((one) => one.trim() === one && !/[\r\n]/.test(one));
  const table = (value: fc.Arbitrary<string>) =>
    fc.array(fc.record({ a: value, b: value }, { noNullPrototype: true }), {
      minLength: 1,
      maxLength: 5,
    });
  const length = fc.integer({ min: 1, max: 40 });
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

  it('come back from json, jsonl and yaml, in pieces of any length', async () => {
    await fc.assert(
      fc.asyncProperty(table(text), length, async (rows, pieces) => {
        const lines = rows.map((row) => JSON.stringify(row));
        for (const [format, all] of [
          ['json', JSON.stringify(rows, undefined, 1)],
          ['jsonl', lines.join('\n')],
          ['yaml', lines.map((line) => `- ${line}\n`).join('')],
        ] as const) {
          expect((await rowsOf(format, all, pieces)).map(valuesOf)).toStrictEqual(rows);
        }
      }),
    );
  });

  it('come back from csv, in pieces of any length', async () => {
    await fc.assert(
      fc.asyncProperty(table(inLine), length, async (rows, pieces) => {
        const all = ['b,a', ...rows.map(({ a, b }) => `${quoted(b)},${quoted(a)}`)].join('\r\n');
        expect((await rowsOf('csv', all, pieces)).map(valuesOf)).toStrictEqual(
          rows.map(({ a, b }) => ({ b, a })),
        );
      }),
    );
  });
});
