import {
  chmod,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeBundle } from './write-bundle.ts';

// So that a test can have a disk that is full.
vi.mock('node:fs/promises', async (load) => {
  const original = await load<typeof import('node:fs/promises')>();
  return { ...original, open: vi.fn(original.open) };
});

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pcluster-iam-bundle-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const out = () => join(folder, 'bundle');
const files = async () => (await readdir(out(), { recursive: true })).sort();

describe('files that cannot be written', () => {
  const bundle = { 'a.json': '1', 'b/c.json': '2' };

  it.each(['../a', '/etc/a', 'b/../../a', '.'])('would leave the folder: %s', async (path) => {
    await expect(writeBundle(out(), { 'a.json': '1', [path]: '' }, true)).rejects.toThrow(
      /would leave the folder/,
    );
    expect(await readdir(folder)).toStrictEqual([]);
  });

  it('would leave it through a link', async () => {
    await mkdir(join(folder, 'else'));
    await mkdir(out());
    await symlink(join(folder, 'else'), join(out(), 'b'));
    await expect(writeBundle(out(), bundle, true)).rejects.toThrow(/through a link/);
    expect(await readdir(join(folder, 'else'))).toStrictEqual([]);
    expect(await readdir(out())).toStrictEqual(['b']);
  });

  it('would take the place of a link or a folder', async () => {
    await mkdir(join(out(), 'a.json'), { recursive: true });
    await expect(writeBundle(out(), bundle, true)).rejects.toThrow(/a\.json is there already/);
    expect(await files()).toStrictEqual(['a.json']);
  });

  it('have a file where their folder would be', async () => {
    await writeFile(out(), 'mine');
    await expect(writeBundle(out(), bundle, true)).rejects.toThrow(/cannot be written/);
    expect(await readFile(out(), 'utf8')).toBe('mine');
  });

  it.skipIf(process.platform !== 'linux')(
    'are in a place that has no room for a folder',
    async () => {
      await expect(writeBundle('/proc/pcluster-iam/a', bundle, true)).rejects.toThrow(
        /cannot be written: ENOENT/,
      );
    },
  );

  it('are in a folder that a link of nothing stands for', async () => {
    await symlink(join(folder, 'nowhere'), out());
    await expect(writeBundle(out(), bundle, true)).rejects.toThrow(/cannot be written/);
    expect(await readdir(folder)).toStrictEqual(['bundle']);
  });

  it('leave no folder behind that was made for them', async () => {
    const deep = join(folder, 'a', 'b', 'c');
    await expect(writeBundle(deep, { '../x': '' }, true)).rejects.toThrow(/would leave the folder/);
    expect(await readdir(folder)).toStrictEqual([]);
  });

  it('leave all as it was when the last of them cannot get to its place', async () => {
    await mkdir(out());
    await writeFile(join(out(), 'a.json'), 'mine');
    await writeFile(join(out(), 'b'), 'a file where a folder would be');
    await expect(writeBundle(out(), bundle, true)).rejects.toThrow(/cannot be written/);
    expect(await readFile(join(out(), 'a.json'), 'utf8')).toBe('mine');
    expect(await files()).toStrictEqual(['a.json', 'b']);
  });

  // A user that may write everywhere is not kept out by the folder's mode.
  it.skipIf(process.getuid?.() === 0)('are in a folder that nobody may write to', async () => {
    await mkdir(out());
    await chmod(out(), 0o500);
    await expect(writeBundle(out(), bundle, true)).rejects.toThrow(/cannot be written/);
    expect(await readdir(out())).toStrictEqual([]);
  });

  it.each([{ force: true }, { force: false }])('meet a full disk, %j', async ({ force }) => {
    if (force) {
      await mkdir(out());
      await writeFile(join(out(), 'a.json'), 'mine');
    }
    const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    const real = vi.mocked(open).getMockImplementation();
    vi.mocked(open)
      .mockImplementationOnce(async (...args) => {
        if (!real) throw new Error('there is none');
        return real(...args);
      })
      .mockImplementationOnce(async (...args) => {
        if (!real) throw new Error('there is none');
        const file = await real(...args);
        file.writeFile = async () => {
          throw full;
        };
        return file;
      });
    await expect(writeBundle(out(), bundle, force)).rejects.toThrow(/cannot be written: ENOSPC/);
    // What was there stays, and what was not there is not there.
    expect(await readdir(folder)).toStrictEqual(force ? ['bundle'] : []);
    if (force) expect(await files()).toStrictEqual(['a.json']);
  });
});
