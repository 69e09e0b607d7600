import { env, stderr } from 'node:process';
import { expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';

// `pnpm fuzz` says how long, and from which seed on; otherwise it is a few inputs, always the same.
const seconds = Number(env.FUZZ_SECONDS ?? 0);
const seed = Number(env.FUZZ_SEED ?? 1);

it('takes every input', { timeout: (seconds + 600) * 1_000 }, async () => {
  const end = performance.now() + seconds * 1_000;
  const isOver = (count: number) => (seconds > 0 ? performance.now() > end : count >= 25);
  const { count, failures } = await fuzz(seed, isOver);
  if (seconds > 0) stderr.write(`${count} inputs from the seed ${seed} on\n`);
  const shown = failures.map(
    ({ kind, seed: own, detail, text }) =>
      `${kind}, seed ${own}: ${detail.slice(0, 2_000)}\n${JSON.stringify(text)}`,
  );
  const kinds = failures.map(({ kind }) => kind);
  expect(kinds, shown.join('\n\n')).toEqual([]);
});
