import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editText } from './edit-text.ts';

describe('what is taken out of lists', () => {
  it('goes with its comma and its line, however many items go', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('\n', '\r\n', ''),
        (stays, end) => {
          const lines = (items: readonly boolean[]) => {
            const listed = items.flatMap((one, index) => (one ? [`  "item ${index}"`] : []));
            return ['[', ...(listed.length > 0 ? [listed.join(`,${end}`)] : []), ']'].join(end);
          };
          const text = lines(stays.map(() => true));
          const edits = stays.flatMap((one, index) => (one ? [] : [{ path: [index] }]));
          const left = editText(text, edits);
          expect(JSON.parse(left)).toEqual(JSON.parse(lines(stays)));
          // Of a list that is left empty the white space stays.
          if (stays.includes(true)) expect(left).toBe(lines(stays));
        },
      ),
    );
  });

  it('goes beside what is replaced and what is put in', () => {
    const text = '{\n\t"a": ["x", "y", "z"],\n\t"b": { "c": "d" }\n}\n';
    const edits = [
      { path: ['a', 0] },
      { path: ['a', 2] },
      { path: ['a', 1], value: 'é"' },
      { path: ['b', 'e'], value: 'f' },
      { path: ['b', 'c'], value: 'g' },
    ];
    expect(JSON.parse(editText(text, edits))).toEqual({ a: ['é"'], b: { c: 'g', e: 'f' } });
    expect(editText(text, edits.slice(0, 3))).toBe(text.replace('"x", "y", "z"', '"é\\""'));
  });
});
