import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { configReader } from './read-configs.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pcluster-iam-configs-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const ini = (region: string) =>
  `[aws]\naws_region_name = ${region}\n[global]\ncluster_template = a\n[cluster a]\nscheduler = slurm\n[cluster b]\nscheduler = sge\n`;
const write = (name: string, text: string) => writeFile(join(folder, name), text);

it('reads a configuration that rows share once, be it right or wrong', async () => {
  const read = configReader(folder);
  await write('right.ini', ini('eu-west-1'));
  const first = await read('right.ini', undefined);
  const failed = await read('wrong.ini', undefined).catch((error: unknown) => error);
  await write('right.ini', ini('us-east-1'));
  await write('wrong.ini', ini('us-east-1'));
  expect(await read('right.ini', undefined)).toBe(first);
  await expect(read('wrong.ini', undefined)).rejects.toBe(failed);
});

it('tells the clusters of a file apart', async () => {
  const read = configReader(folder);
  await write('two.ini', ini('eu-west-1'));
  expect(await read('two.ini', undefined)).toMatchObject({ scheduler: { value: 'slurm' } });
  expect(await read('two.ini', 'b')).toMatchObject({ scheduler: { value: 'sge' } });
});

it('keeps those that were asked for last', async () => {
  const read = configReader(folder);
  await write('a.ini', ini('eu-west-1'));
  await write('b.ini', ini('eu-west-1'));
  const [a, b] = [await read('a.ini', undefined), await read('b.ini', undefined)];
  for (let other = 0; other < 200; other += 1) {
    await read(`none-${other}.ini`, undefined).catch(() => undefined);
    await read('a.ini', undefined);
  }
  expect(await read('a.ini', undefined)).toBe(a);
  expect(await read('b.ini', undefined)).not.toBe(b);
});

it('refuses what is no configuration before it is read', async () => {
  const read = configReader(folder);
  await write('large.ini', '');
  await truncate(join(folder, 'large.ini'), 5_000_000);
  await writeFile(join(folder, 'bytes.ini'), Buffer.from([0x5b, 0xff]));
  await expect(read('large.ini', undefined)).rejects.toThrow(
    /large\.ini cannot be read: it has 5000000 bytes/,
  );
  await expect(read('bytes.ini', undefined)).rejects.toThrow(/bytes\.ini cannot be read: /);
  await expect(read('/dev/null', undefined)).rejects.toThrow(
    '/dev/null cannot be read: it is no file',
  );
});
