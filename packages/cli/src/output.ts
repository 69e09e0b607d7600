import { randomUUID } from 'node:crypto';
import { lstat, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { CommandError } from './command-error.ts';
import type { Streams } from './streams.ts';
import { writeBundle } from './write-bundle.ts';

/** The options of every command that prints JSON. */
export interface OutputOptions {
  readonly out?: string | undefined;
  readonly compact?: true | undefined;
}

/** The options that say where JSON goes and how it looks. */
export function outputOptions(): readonly Option[] {
  return [
    new Option('--out <file>', 'write to a file instead of standard output, "-"'),
    new Option('--compact', 'print without white space'),
  ];
}

/** Adds the options that say where JSON goes and how it looks. */
export function addOutputOptions(command: Command): Command {
  for (const option of outputOptions()) command.addOption(option.helpGroup('Output:'));
  return command;
}

/** Writes a value as JSON, to a file where one was asked for. */
export async function writeJson(
  value: unknown,
  { out, compact }: OutputOptions,
  streams: Streams,
): Promise<void> {
  await writeText(toText(value, compact), out, streams);
}

/**
 * Writes documents by name: as one object or, where a folder was asked for, each to a file in it, all
 * of them or none.
 */
export async function writeDocuments(
  documents: Readonly<Record<string, unknown>>,
  { out, compact }: OutputOptions,
  streams: Streams,
): Promise<void> {
  if (out === undefined || !(await isFolder(out))) {
    return writeJson(documents, { out, compact }, streams);
  }
  const files = Object.entries(documents).map(([name, document]) => [
    `${name}.json`,
    toText(document, compact),
  ]);
  await writeBundle(out, Object.fromEntries(files), true);
}

function toText(value: unknown, compact: true | undefined): string {
  return `${JSON.stringify(value, undefined, compact ? undefined : 2)}\n`;
}

/** A path that ends in a slash is to be a folder. */
async function isFolder(path: string): Promise<boolean> {
  if (/[/\\]$/.test(path)) return true;
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

/** Writes text to standard output, or to a file where one was asked for. */
export async function writeText(
  text: string,
  out: string | undefined,
  { stdout }: Streams,
): Promise<void> {
  if (out === undefined || out === '-') stdout.write(text);
  else await writeWhole(out, text);
}

/** Writes a file whole or not at all: to a new file beside it, which then takes its place. */
async function writeWhole(path: string, text: string): Promise<void> {
  try {
    // A pipe or a device such as /dev/null is written to, not replaced; so is what a link names.
    if (await isSpecial(path)) return await writeFile(path, text);
    const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
    try {
      const file = await open(temporary, 'wx');
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  } catch (cause) {
    throw notWritten(path, cause);
  }
}

function notWritten(path: string, cause: unknown): CommandError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new CommandError(`--out ${path} cannot be written: ${reason}`, { cause });
}

async function isSpecial(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found !== undefined && !found.isFile();
}
