import { expect, it } from 'vitest';
import { parseYaml } from './parse-yaml.ts';

// As PyYAML reads it, with which ParallelCluster reads its configuration.
it.each<readonly [text: string, value: unknown]>([
  ['01:03', '01:03'],
  ['+01:03', '+01:03'],
  ['00:00:00', '00:00:00'],
  ['1:03', 63],
  ['1:00:00', 3_600],
  ['20:30', 1_230],
  ['01:03:04.5', 3_784.5],
  ['012345678901', '012345678901'],
  ['08', '08'],
  ['010', 8],
  ['0x1F', 31],
  ['0b11', 3],
  ['0', 0],
  ['-7', -7],
  ['1_000', 1_000],
  ['123456789012', 123_456_789_012],
  ['12e3', '12e3'],
  ['1.5', 1.5],
  ['1.5e+3', 1_500],
  ['.5', 0.5],
  ['.inf', Number.POSITIVE_INFINITY],
  ['yes', true],
  ['"08"', '08'],
  ['1.2.3', '1.2.3'],
])('reads %s as %j', (text, value) => {
  const { tree, problems } = parseYaml(`a: ${text}`, () => ({ line: 1, column: 1 }));
  expect(problems).toEqual([]);
  const member = tree?.kind === 'mapping' ? tree.members.get('a') : undefined;
  expect(member?.tree).toMatchObject({ kind: 'leaf', value });
});
