import { basename, extname } from 'node:path';
import type { PackOptions, PackUse } from '@pcluster-iam/analysis';
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { CommandError } from './command-error.ts';
import { onceOption } from './input-option.ts';
import { addOutputOptions, type OutputOptions, writeDocuments, writeJson } from './output.ts';
import { readSources } from './read-documents.ts';
import type { Streams } from './streams.ts';

// Loaded when it is needed: the other commands start without it.
const loadAnalysis = () => import('@pcluster-iam/analysis');

type Documents = Readonly<Record<string, object>>;

const uses = ['managed', 'role', 'user', 'group'] as const satisfies readonly PackUse[];

interface PackCommandOptions extends OutputOptions {
  readonly as?: PackUse;
  readonly attachments?: number;
  readonly byService?: true;
  readonly name?: string;
  readonly json?: true;
}

/** The command `pack`: the fewest documents that hold the statements of some. */
export function addPackCommand(program: Command, streams: Streams): void {
  const command = program
    .command('pack')
    .description('pack policy documents into the fewest that fit the quota, by name')
    .addArgument(
      new Argument(
        '<file...>',
        'files or folders of policies, as "lint" reads them; - is standard input',
      ),
    )
    .addOption(
      new Option('--as <use>', 'what the documents are used as: managed when left out').choices(
        uses,
      ),
    )
    .addOption(
      new Option(
        '--attachments <count>',
        'how many managed policies may be attached: 10 when left out',
      ).argParser(wholeNumber),
    )
    .addOption(
      new Option('--by-service', 'keep the statements of a service together where they fit'),
    )
    .addOption(onceOption(new Option('--name <name>', 'what the documents are called')))
    .addOption(
      new Option('--json', 'print the documents with their sizes and origins as data').helpGroup(
        'Output:',
      ),
    );
  addOutputOptions(command).action(async (files: readonly string[], given: PackCommandOptions) => {
    const { as, attachments, byService: groupByService, name, json, out, compact } = given;
    if (as !== undefined && as !== 'managed' && attachments !== undefined) {
      throw new CommandError(
        `--attachments is about managed policies; the inline policies of a ${as} have one quota together`,
        { isUsage: true },
      );
    }
    const documents = await documentsByName(files);
    const options = { as, attachments, groupByService, name };
    await writePacked(documents, options, { out, compact, json }, streams);
  });
}

/** Packs documents and writes what came of it, and for people what it came to. */
export async function writePacked(
  documents: object,
  options: PackOptions,
  { json, ...output }: OutputOptions & { readonly json?: true | undefined },
  streams: Streams,
): Promise<void> {
  const { packPolicies, packSummary } = await loadAnalysis();
  // Each of what is in it is a document, which packPolicies checks.
  const packed = packPolicies(documents as Documents, options);
  if (json) return writeJson(packed, output, streams);
  const byName = packed.documents.map(({ name, document }) => [name, document] as const);
  await writeDocuments(Object.fromEntries(byName), output, streams);
  streams.stderr.write(packSummary(packed));
}

/** Packs the documents of each of some recipients, and writes all that came of it or nothing. */
export async function writePackedByRecipient(
  recipients: ReadonlyMap<string, Documents>,
  output: OutputOptions,
  streams: Streams,
): Promise<void> {
  const { packPolicies, packSummary } = await loadAnalysis();
  const packed = [...recipients].map(([name, documents]) => packPolicies(documents, { name }));
  const byName = packed.flatMap(({ documents }) =>
    documents.map(({ name, document }) => [name, document] as const),
  );
  await writeDocuments(Object.fromEntries(byName), output, streams);
  for (const one of packed) streams.stderr.write(packSummary(one));
}

/** The documents of files, each by a name of its own. */
async function documentsByName(files: readonly string[]): Promise<Documents> {
  const documents = new Map<string, object>();
  for (const { file, name, policy } of await readSources(files)) {
    if (policy.hasUnknownParts) {
      throw new CommandError(
        `${file} has parts that are known later, such as the functions of a template, and with them its size`,
      );
    }
    // It was read as one.
    const document = policy.value as object;
    documents.set(unused(name || basename(file, extname(file)), documents), document);
  }
  return Object.fromEntries(documents);
}

function unused(name: string, documents: ReadonlyMap<string, object>): string {
  let unique = name;
  for (let number = 2; documents.has(unique); number += 1) unique = `${name} ${number}`;
  return unique;
}

/** Reads the number of an option. */
export function wholeNumber(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a whole number from 1 on.');
}
