import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';

const license = readFileSync(new URL('../../../LICENSE', import.meta.url), 'utf8');

/** What a tarball may hold: what is built, what says what it is, and nothing of its making. */
const allowed =
  /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/(?:index|live)\.(?:js|d\.ts)|dist\/browser\.js|dist\/main\.cjs|dist\/THIRD-PARTY-NOTICES\.txt|data\/(?:NOTICE\.txt|index\.json|services\/[a-z0-9-]+\.json))$/;

/** The packages whose code or types ours take in. */
const takenIn: Readonly<Record<string, readonly string[]>> = {
  '@pcluster-iam/core': ['@standard-schema/spec'],
  '@pcluster-iam/analysis': ['jsonc-parser', 'yaml'],
  '@pcluster-iam/cluster-config': ['yaml', 'zod'],
  '@pcluster-iam/deploy': ['yaml'],
  '@pcluster-iam/cli': ['@standard-schema/spec', 'commander', 'diff', 'yaml', 'zod'],
};

describe.each(inject('packed'))('the tarball of $name', ({ name, folder }) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort();
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const code = files.filter((file) => /\.(?:c?js|d\.ts)$/.test(file));
  const manifest = JSON.parse(read('package.json'));

  it('holds what is built and nothing else', () => {
    expect(files.filter((file) => !allowed.test(file))).toStrictEqual([]);
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
  });

  it('holds the licence, and the licences of what it takes in', () => {
    expect(read('LICENSE')).toBe(license);
    const notices = files.includes('dist/THIRD-PARTY-NOTICES.txt')
      ? read('dist/THIRD-PARTY-NOTICES.txt')
      : '';
    const named = Array.from(
      notices.matchAll(/^(\S+) [\d.]+ \((?:MIT|ISC|BSD-3-Clause)\)$/gm),
      ([, of]) => of,
    );
    expect(named).toEqual(takenIn[name] ?? []);
  });

  it('names no source map', () => {
    for (const file of code) expect(read(file)).not.toContain('sourceMappingURL');
  });

  it('imports only what it depends on, in its code and in its declarations', () => {
    const { dependencies = {}, peerDependencies = {} } = manifest;
    for (const file of code) {
      const imported = read(file)
        .replace(/^\s*\*.*$/gm, '') // the examples in comments
        .matchAll(/(?:\bfrom |\bimport\(|\brequire\(|^import )['"]([^'".\s][^'"\s]*)['"]/gm);
      const foreign = Array.from(imported, ([, from]) => packageOf(from)).filter(
        (from) => !(from in dependencies || from in peerDependencies || isBuiltin(from)),
      );
      expect({ file, foreign }).toStrictEqual({ file, foreign: [] });
    }
  });

  it('depends on ranges that npm understands', () => {
    expect(JSON.stringify(manifest)).not.toMatch(/workspace:|catalog:|link:|file:/);
  });
});

/** The package of what is imported, which may be an entry of its own such as `a/live`. */
function packageOf(from = ''): string {
  return isBuiltin(from) ? from : (/^(?:@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? '');
}
