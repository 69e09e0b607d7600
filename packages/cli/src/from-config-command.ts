import { Argument, type Command, Option } from 'commander';
import { type ConfigOptions, configOptions, readConfig, tellNotes } from './config-options.ts';
import { addOutputOptions, type OutputOptions, writeDocuments } from './output.ts';
import { writePackedByRecipient } from './pack-command.ts';
import type { Choice } from './policy-command.ts';
import { withOptionsError } from './with-options-error.ts';

interface FromConfigOptions extends ConfigOptions, OutputOptions {
  readonly pack?: true;
  readonly [input: string]: unknown;
}

/** The command `from-config`: every policy that the cluster of a configuration file needs. */
export function addFromConfigCommand(program: Command, choice: Choice): void {
  const { registry, streams } = choice;
  const command = program
    .command('from-config')
    .description(
      "print every policy that a cluster needs, by kind, from the cluster's own configuration file",
    )
    .addArgument(
      new Argument(
        '[file]',
        'the configuration of ParallelCluster 2.x (INI) or 3.x (YAML); - is standard input, ~/.parallelcluster/config when left out',
      ),
    );
  for (const option of configOptions(choice)) command.addOption(option);
  command.addOption(
    new Option(
      '--pack',
      'pack those of each recipient into the fewest managed policies that fit; --out may be a folder then',
    ).helpGroup('Output:'),
  );
  addOutputOptions(command).action(async (path: string | undefined, given: FromConfigOptions) => {
    const { out, compact, pack, explain = false } = given;
    const { clusterConfig, config, options } = await readConfig(path, given, choice);
    const { documents, recipients, notes } = withOptionsError(
      'the policies',
      registry,
      undefined,
      () => clusterConfig.policiesFor(config, options),
    );
    tellNotes(config, notes, explain, streams);
    if (!pack) return writeDocuments(documents, { out, compact }, streams);
    const byRecipient = new Map<string, Record<string, object>>();
    for (const [kind, document] of Object.entries(documents)) {
      const whose = recipients[kind] ?? kind;
      byRecipient.set(whose, { ...byRecipient.get(whose), [kind]: document });
    }
    await writePackedByRecipient(byRecipient, { out, compact }, streams);
  });
}
