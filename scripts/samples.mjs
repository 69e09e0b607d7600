/**
 * Puts the samples of docs/examples into the pages that show them (`pnpm samples`), or fails where a
 * page differs from its samples or shows a block that is none (`pnpm samples --check`). Without
 * pages as arguments it takes every README and guide page.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { argv, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const languages = { '.mjs': 'js', '.out': 'text' };

/** A fenced block with the comment above it: `sample: FILE` or `no sample: REASON`. */
const block = /(?:^<!-- (sample|no sample): (.+) -->\n)?^```(.*)\n[\s\S]*?^```$/gm;

const check = argv.includes('--check');
const given = argv.slice(2).filter((argument) => argument !== '--check');
const problems = (given.length > 0 ? given : allPages()).flatMap((page) => {
  const before = readFileSync(page, 'utf8');
  const bare = [];
  const after = before.replace(block, (shown, kind, file, language) => {
    if (kind === 'sample') return sampleBlock(file);
    if (kind === undefined) bare.push(`a block of ${language || 'text'} has no sample above it`);
    return shown;
  });
  if (!check) writeFileSync(page, after);
  const stale = check && after !== before ? ['differs from its samples; run pnpm samples'] : [];
  return [...stale, ...bare].map((problem) => `${relative(root, page)}: ${problem}\n`);
});

for (const problem of problems) stderr.write(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

function sampleBlock(file) {
  const language = languages[extname(file)] ?? extname(file).slice(1);
  const text = readFileSync(join(root, 'docs', file), 'utf8').trimEnd();
  return `<!-- sample: ${file} -->\n\`\`\`${language}\n${text}\n\`\`\``;
}

function allPages() {
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/README.md`);
  const guide = readdirSync(join(root, 'docs/guide')).map((name) => `docs/guide/${name}`);
  return ['README.md', ...packages, ...guide]
    .map((page) => join(root, page))
    .filter((page) => page.endsWith('.md') && existsSync(page));
}
