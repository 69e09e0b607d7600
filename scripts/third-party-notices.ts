import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

// Not named LICENSES: pnpm packs the repository's LICENSE only where no file is named like one.
const file = 'dist/THIRD-PARTY-NOTICES.txt';
const separator = `\n${'-'.repeat(80)}\n\n`;

/**
 * Writes the licences of the packages that a build takes in to `dist/THIRD-PARTY-NOTICES.txt`,
 * because those packages ask that their licence goes wherever their code goes.
 *
 * @param types - Packages whose types alone are taken in, by those of ours that depend on them.
 */
export function thirdPartyNotices(types: readonly string[]): Plugin {
  return {
    name: 'third-party-notices',
    setup({ onEnd }) {
      onEnd(({ metafile }) => {
        const { devDependencies = {} } = manifest('.');
        const typed = types.filter((name) => name in devDependencies);
        const folders = [
          ...Object.keys(metafile?.inputs ?? {}).flatMap(packageFolder),
          ...typed.map((name) => `node_modules/${name}`),
        ];
        const notices = [...new Set(folders.flatMap(noticesOf))];
        notices.sort((a, b) => (a < b ? -1 : 1));
        if (notices.length === 0) return;
        mkdirSync('dist', { recursive: true });
        writeFileSync(file, notices.join(separator));
      });
    },
  };
}

/** The folder of the package that a source belongs to, unless it is the one that is built. */
function packageFolder(source: string): readonly string[] {
  const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+|^\.\.\/[^./]+(?=\/dist\/)/.exec(source);
  return folder === null ? [] : [folder[0]];
}

/** The licence of a package; of a package of ours, the licences of what it takes in itself. */
function noticesOf(folder: string): readonly string[] {
  const own = join(folder, file);
  if (existsSync(own)) return readFileSync(own, 'utf8').split(separator);
  const { name, version, license } = manifest(folder);
  if (name.startsWith('@pcluster-iam/')) return [];
  const text = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry));
  if (text === undefined) throw new Error(`${name} has no licence file that could be handed on.`);
  return [
    `${name} ${version} (${license})\n\n${readFileSync(join(folder, text), 'utf8').trim()}\n`,
  ];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function manifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
