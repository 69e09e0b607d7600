import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
// biome-ignore format: one line
import { documentNames, publishedDocument, publishedFolder } from '../../../acceptance/src/published-documents.ts';
import { parsedPolicy } from '../parse/parse-policy.ts';
import { lintPolicy } from './lint-policy.ts';

const golden = new URL('../../golden/', import.meta.url);

const documents =
  publishedFolder === ''
    ? []
    : readdirSync(publishedFolder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap(({ name: release }) =>
          documentNames(publishedFolder, release).map((name) => ({ release, name })),
        );

// A list of findings is looked through by a person when it changes: each is a mistake of AWS's text
// or a right that reaches far, and none is one of ours.
describe.skipIf(publishedFolder === '')('what AWS published', () => {
  it.each(documents)('$release $name', async ({ release, name }) => {
    const document = publishedDocument(`${release}/${name}`);
    const lines = lintPolicy(parsedPolicy(document), { partition: 'aws' }).map(
      ({ severity, code, path }) => `${severity} ${code} ${path}`.trim(),
    );
    const file = new URL(`${release}/${name}.txt`, golden);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(file.pathname);
  });
});
