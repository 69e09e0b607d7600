import { readFileSync } from 'node:fs';
import { awsbatch } from '@pcluster-iam/awsbatch';
import { buildPolicy, type PolicyDocument, type Scheduler } from '@pcluster-iam/core';
import { sge } from '@pcluster-iam/sge';
import { slurm } from '@pcluster-iam/slurm';
import { torque } from '@pcluster-iam/torque';
import { describe, expect, it } from 'vitest';
import releases from '../golden/releases.json' with { type: 'json' };
import { isFromCode } from './from-code.ts';
import { grants } from './grants.ts';
import {
  documentNames,
  goldenFolder,
  publishedDocument,
  publishedFolder,
  values,
} from './published-documents.ts';

/** The kind of policy that AWS's document is, by the first part of its name: `userFsx` is `user-fsx`. */
const kindOf = (name: string) =>
  name.replace(/-([a-z0-9])/g, (_hyphen, letter: string) => letter.toUpperCase());

const schedulers: readonly Scheduler[] = [sge, slurm, torque, awsbatch];
const lines = [...new Set(Object.values(releases))];

/** Every document that a scheduler has in a release, and where its text is kept. */
const built = Object.entries(releases).flatMap(([release, line]) =>
  schedulers.flatMap((scheduler) =>
    // What AWS publishes no text for is held to its code, in a test of its own.
    publishedKinds(scheduler, release).map((kind) => ({
      release,
      line,
      kind,
      scheduler: scheduler.name,
      document: build(scheduler, release, kind),
      name: nameOf(line, kind, scheduler.name),
    })),
  ),
);

function publishedKinds(scheduler: Scheduler, release: string): readonly string[] {
  return Object.keys(scheduler.releases[release] ?? {}).filter((kind) => !isFromCode(kind));
}

function build(scheduler: Scheduler, release: string, kind: string): PolicyDocument {
  const own = Object.keys(scheduler.releases[release]?.[kind]?.inputs ?? {});
  const options = Object.fromEntries(
    ['region', 'accountId', ...own].map((name) => [name, values[name]]),
  );
  return buildPolicy(kind, { scheduler, release, ...options } as never);
}

/** The name of the document of a scheduler: `user.sge-slurm-torque` holds for three of them. */
function nameOf(line: string, kind: string, scheduler: string): string | undefined {
  return documentNames(publishedFolder || goldenFolder, line).find((name) => {
    const [first = '', schedulers] = name.split('.');
    return kindOf(first) === kind && (schedulers?.split('-').includes(scheduler) ?? true);
  });
}

it('knows every release, and no other', () => {
  const known = schedulers.flatMap((scheduler) => Object.keys(scheduler.releases));
  expect(new Set(known)).toEqual(new Set(Object.keys(releases)));
});

it('takes no release to have a text of its own that has another one', () => {
  const borrowed = Object.entries(releases).filter(([release, line]) => line !== release);
  for (const { texts } of schedulers) expect(texts).toStrictEqual(Object.fromEntries(borrowed));
});

describe.each(built)('the $kind policy of $scheduler $release', ({ line, name, document }) => {
  const path = `${line}/${name}`;

  it.runIf(publishedFolder !== '')('grants what the document that AWS published does', () => {
    expect(grants(document)).toStrictEqual(grants(publishedDocument(path)));
    // The release that this project started from, to the letter.
    if (line === '2.4.1') expect(document).toStrictEqual(publishedDocument(path));
  });

  it('equals the golden file', async () => {
    expect(name).toBeDefined();
    const text = `${JSON.stringify(document, undefined, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`${goldenFolder}/${path}.json`);
  });
});

describe.each(lines)('the documents of %s', (line) => {
  it('are all built', () => {
    const names = built.filter((each) => each.line === line).map(({ name }) => name);
    expect(new Set(names)).toEqual(new Set(documentNames(goldenFolder, line)));
  });

  it.runIf(publishedFolder !== '')('are all that AWS published', () => {
    expect(documentNames(goldenFolder, line)).toEqual(documentNames(publishedFolder, line));
  });
});

it.runIf(publishedFolder !== '')('agrees with AWS on what each release is documented by', () => {
  const published = JSON.parse(readFileSync(`${publishedFolder}/releases.json`, 'utf8'));
  expect(published).toMatchObject(releases);
});
