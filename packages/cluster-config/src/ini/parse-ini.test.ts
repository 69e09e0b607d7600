import { describe, expect, it } from 'vitest';
import cases from '../../test/configparser.json' with { type: 'json' };
import { parseIni } from './parse-ini.ts';

describe('an INI file', () => {
  // Written by Python's configparser itself: test/read-ini.py.
  it.each(cases)('is read as Python does: $text', ({ text, sections: expected }) => {
    const { sections, problems } = parseIni(text);
    const read = Array.from(sections.values(), ({ name, options }) => [
      name,
      Array.from(options.values(), (option) => [option.name, option.value]),
    ]);
    if (expected === null) expect(problems).not.toEqual([]);
    else expect({ read, problems }).toEqual({ read: expected, problems: [] });
  });

  it('keeps where every section and setting stands', () => {
    const { sections } = parseIni('\n[a]\r\n  x = 1\r\n    two\r\n\r\n  y = 2\n[b]\rz=3');
    const places = Array.from(sections.values(), ({ name, line, column, options }) => [
      `${name} ${line}:${column}`,
      ...Array.from(options.values(), (one) => `${one.name} ${one.line}:${one.column}`),
    ]);
    expect(places).toEqual([
      ['a 2:1', 'x 3:3', 'y 6:3'],
      ['b 7:1', 'z 8:1'],
    ]);
  });

  it.each([
    ['[a]\nx = 1\n\nx = 2', 4, 'x stands twice, first in line 2'],
    ['[a]\n[b]\n[a]', 3, 'a stands twice, first in line 1'],
    ['\nx = 1', 2, 'x stands before the first section'],
    ['[a]\nwhat', 2, '"what" is no setting'],
    ['[a]\nx = 1\ny = %(x)s', 3, 'y has a % in it'],
  ])('says what is wrong and where: %s', (text, line, message) => {
    const { problems } = parseIni(text);
    expect(problems).toMatchObject([{ line, column: 1 }]);
    expect(problems[0]?.message).toContain(message);
  });

  it('takes time that grows with the text alone', () => {
    const started = performance.now();
    parseIni('[a]\n'.repeat(1) + 'x = 1\n'.repeat(100_000));
    parseIni(`[a]\nx = ${' '.repeat(500_000)};`);
    parseIni(`[a]\n${'['.repeat(500_000)}`);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
