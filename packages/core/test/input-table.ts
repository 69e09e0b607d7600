import fc from 'fast-check';
// biome-ignore lint/correctness/noUndeclaredDependencies: vitest is the root's, as in every test
import { describe, expect, it } from 'vitest';
import type { InputSchema } from '../src/index.ts';
import { complaint } from './answer.ts';
import { hostileCharacters, hostileText, notText } from './hostile.ts';

/** The cases of one input: what its source allows, and what it does not. */
export interface InputTable {
  readonly schema: InputSchema<string>;
  /** What the message calls the input. */
  readonly what: string;
  readonly accepted: readonly string[];
  readonly refused: readonly string[];
  /** The hostile characters that its source allows: a slash in a path. */
  readonly holds?: readonly string[];
}

/** Shows a case in a test's name: long ones cut, and control characters escaped. */
function shown(text: string): string {
  return text.length > 40 ? `${text.length} characters` : JSON.stringify(text);
}

/** Tests an input by its table, and by what holds for every input. */
export function testInput({ schema, what, accepted, refused, holds = [] }: InputTable): void {
  const hostile = hostileCharacters.filter((character) => !holds.includes(character));

  describe(what, () => {
    it.each(accepted.map((name) => [shown(name), name]))('accepts %s', (_shown, name) => {
      expect(complaint(schema, name)).toBeUndefined();
    });

    it.each(refused.map((name) => [shown(name), name]))('refuses %s', (_shown, name) => {
      expect(complaint(schema, name)).toContain(`not ${what}: `);
    });

    it('refuses a text with a hostile character, wherever it stands', () => {
      const [valid = ''] = accepted;
      fc.assert(
        fc.property(hostileText, fc.nat(valid.length), (text, at) => {
          fc.pre(hostile.some((character) => text.includes(character)));
          expect(complaint(schema, text)).toBeDefined();
          expect(complaint(schema, valid.slice(0, at) + text + valid.slice(at))).toBeDefined();
        }),
      );
    });

    it.each(notText.map((value) => [typeof value, value]))(
      'refuses %s, no text',
      (_type, value) => {
        expect(complaint(schema, value)).toContain(`not ${what}: `);
      },
    );

    it('refuses a very long text in linear time, with a short message', () => {
      const started = performance.now();
      for (const unit of ['a', '1', 'a-', 'a.', '-', '.', '1.']) {
        for (const end of ['', '!', '1', '.']) {
          const message = complaint(schema, `us-${unit.repeat(500_000)}${end}`);
          expect(message?.length).toBeLessThan(400);
        }
      }
      // Quadratic time would be hours.
      expect(performance.now() - started).toBeLessThan(5_000);
    });
  });
}
