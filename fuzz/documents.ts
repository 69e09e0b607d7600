import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishedFolder } from '../packages/acceptance/src/published-documents.ts';

const packages = fileURLToPath(new URL('../packages/', import.meta.url));

/** A document of a case, or its text where it matters how it is written. */
interface Case {
  readonly policy?: unknown;
  readonly text?: string;
}

/**
 * The texts that are changed: the documents of AWS that are kept here, the cases of the rules, and
 * what AWS published where `PCLUSTER_IAM_PUBLISHED` says where that is.
 */
export function readDocuments(): readonly string[] {
  const documents = [join(packages, 'acceptance/golden'), publishedFolder].flatMap(filesIn);
  const cases = filesIn(join(packages, 'analysis/cases')).flatMap((text): readonly string[] => {
    const all: readonly Case[] = JSON.parse(text);
    return all.map((one) => one.text ?? JSON.stringify(one.policy, undefined, 2));
  });
  return [...new Set([...documents, ...cases])];
}

function filesIn(folder: string): readonly string[] {
  if (folder === '' || !existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}
