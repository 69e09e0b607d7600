import { mkdirSync, writeFileSync } from 'node:fs';
import { assertSameGrants } from './assert-same-grants.mjs';
import * as awsCdkLib from './aws-cdk-lib.mjs';
import * as iamFloyd from './iam-floyd.mjs';
import { policies } from './policies.mjs';

const others = { 'aws-cdk-lib': awsCdkLib, 'iam-floyd': iamFloyd };

/**
 * Writes into `dist`, for every document and each other library, the module that builds the one
 * with the other, and checks that it grants the same as ours. Returns the modules' functions by
 * document and library.
 */
export async function otherBuilders() {
  const builders = {};
  for (const [other, { code, serialise }] of Object.entries(others)) {
    mkdirSync(new URL(`dist/${other}`, import.meta.url), { recursive: true });
    for (const { name, input, build } of policies) {
      const document = build(input);
      const file = new URL(`dist/${other}/${name}.mjs`, import.meta.url);
      writeFileSync(file, code(document, input));
      const module = await import(file);
      assertSameGrants(serialise(module.build(input)), JSON.stringify(document));
      builders[name] = { ...builders[name], [other]: module.build };
    }
  }
  return builders;
}
