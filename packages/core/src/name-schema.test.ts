import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complaint } from '../test/answer.ts';
import { hostileCharacters, hostileText, notText } from '../test/hostile.ts';
import {
  accountIdSchema,
  bucketNameSchema,
  ecsClusterNameSchema,
  jobDefinitionNameSchema,
  jobQueueNameSchema,
  nameSchema,
  regionSchema,
  roleNameSchema,
  stackNameSchema,
} from './index.ts';

/** Its pattern refuses nothing, so that only the check of every name is left. */
const anything = nameSchema({ what: 'a thing', grammar: 'anything', pattern: /^.*$/s });

const all = [
  anything,
  accountIdSchema,
  bucketNameSchema,
  ecsClusterNameSchema,
  jobDefinitionNameSchema,
  jobQueueNameSchema,
  regionSchema,
  roleNameSchema,
  stackNameSchema,
];

describe('every name', () => {
  it('refuses every text with a hostile character', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const schema of all) expect(complaint(schema, text)).toBeDefined();
      }),
      { numRuns: 1_000 },
    );
  });

  it('refuses every character outside printable ASCII', () => {
    for (let code = 0; code <= 0xffff; code += 1) {
      if (code > 0x20 && code < 0x7f) continue;
      if (complaint(anything, `a${String.fromCharCode(code)}b`) === undefined) {
        expect.fail(`accepted U+${code.toString(16)}`);
      }
    }
  });

  it.each(hostileCharacters.map((character) => [JSON.stringify(character), character]))(
    'refuses %s alone, first and last',
    (_shown, character) => {
      for (const text of [character, `${character}a`, `a${character}`]) {
        expect(complaint(anything, text)).toContain('not a thing: anything');
      }
    },
  );

  // An empty name turns `job-definition/NAME*` into every job definition.
  it('refuses the empty text', () => {
    for (const schema of all) expect(complaint(schema, '') ?? 'accepted').toContain('is "", not ');
  });

  it.each(notText.map((value) => [typeof value, value]))('refuses %s', (_type, value) => {
    for (const schema of all) expect(complaint(schema, value)).toContain(', not ');
  });
});

describe('a name with a grammar of its own', () => {
  const queue = { what: 'a queue name', grammar: '1 to 5 small letters', pattern: /^[a-z]{1,5}$/ };

  it('accepts what the grammar says', () => {
    expect(complaint(nameSchema(queue), 'fast')).toBeUndefined();
  });

  it('says what was given, what it is for, and what would be right', () => {
    expect(complaint(nameSchema(queue), 'Fast*')).toBe(
      'is "Fast*", not a queue name: 1 to 5 small letters',
    );
  });

  it.each(['g', 'y'])('answers the same each time, with the flag %s too', (flags) => {
    const schema = nameSchema({ ...queue, pattern: new RegExp(queue.pattern, flags) });
    const answers = [1, 2, 3, 4].map(() => complaint(schema, 'fast'));
    expect(answers).toStrictEqual([undefined, undefined, undefined, undefined]);
  });

  it('refuses a second line, with the flag m too', () => {
    const schema = nameSchema({ ...queue, pattern: /^[a-z]{1,5}$/m });
    expect(complaint(schema, 'fast\n*')).toBeDefined();
  });
});
