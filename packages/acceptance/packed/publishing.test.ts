import { readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { problemAffectsResolutionKind } from '@arethetypeswrong/core/problems';
import { publint } from 'publint';
import { describe, expect, inject, it } from 'vitest';

/** The ways in which packages of ES modules are found: arethetypeswrong's profile "esm-only". */
const resolutions = ['node16-esm', 'bundler'] as const;

/** The package that is a command alone; nothing can be imported from it. */
const untyped = '@pcluster-iam/cli';

describe.each(inject('packed'))('the tarball of $name', ({ name, tarball }) => {
  const data = new Uint8Array(readFileSync(tarball));

  it('has no mistake that publint knows', async () => {
    const { messages } = await publint({ pack: { tarball: data.buffer }, strict: true });
    expect(messages).toStrictEqual([]);
  });

  it('has types, which are found in every way of looking for them', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(data));
    expect(analysis.types !== false).toBe(name !== untyped);
    if (analysis.types === false) return;
    const found = resolutions.flatMap((kind) =>
      analysis.problems.filter((problem) => problemAffectsResolutionKind(problem, kind, analysis)),
    );
    expect(found).toStrictEqual([]);
  });
});
