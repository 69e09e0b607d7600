import { describe, expect, it } from 'vitest';
import { alignedTable, markdownTable } from './table.ts';

describe('a table', () => {
  it('has columns as wide as their widest cell, and two blanks between them', () => {
    const rows = [
      ['policy', 'what'],
      ['a', 'is longer'],
      ['a long one', ''],
    ];
    expect(alignedTable(rows)).toBe(
      ['policy      what', 'a           is longer', 'a long one', ''].join('\n'),
    );
  });

  it('may have rows of different lengths', () => {
    expect(alignedTable([['a'], ['bb', 'c']])).toBe('a\nbb  c\n');
  });

  it('of Markdown has a head, a line below it, and what Markdown would obey escaped', () => {
    const rows = [
      ['policy', ''],
      ['user', 'a|b*_`<c'],
    ];
    expect(markdownTable(rows)).toBe(
      '| policy |  |\n| --- | --- |\n| user | a\\|b\\*\\_\\`\\<c |\n',
    );
  });

  it('of Markdown may be empty', () => {
    expect(markdownTable([])).toBe('|  |\n|  |\n');
  });
});
