import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from './command-error.ts';

/** A file that was read. */
export interface InputFile {
  /** Its path as it was given; `-` is standard input. */
  readonly path: string;
  /** Its text. */
  readonly text: string;
}

/** Larger files are refused before they are read: no policy, template or plan is so large. */
const largest = 64 * 1024 * 1024;

const extensions = /\.(?:json|ya?ml)$/i;

/** Whether a file is YAML, as its name tells. */
export function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/** Reads files, the JSON and YAML files below folders, and for `-` standard input. */
export async function readInput(paths: readonly string[]): Promise<readonly InputFile[]> {
  const files: InputFile[] = [];
  for (const path of paths) {
    for (const file of await filesOf(path)) files.push({ path: file, text: await readText(file) });
  }
  return files;
}

async function filesOf(path: string): Promise<readonly string[]> {
  if (path === '-') return [path];
  try {
    const found = await stat(path);
    if (!found.isDirectory()) {
      if (found.size > largest)
        throw new Error(`it has ${found.size} bytes; at most ${largest} are read`);
      return [path];
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && extensions.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !file.includes('node_modules'))
      .sort((a, b) => (a < b ? -1 : 1));
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function readText(path: string): Promise<string> {
  try {
    const bytes = path === '-' ? await readAll() : await readFile(path);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const reason = cause instanceof TypeError ? new Error('it is no UTF-8') : cause;
    throw unreadable(path, reason);
  }
}

async function readAll(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of createReadStream('', { fd: 0, autoClose: false })) {
    size += chunk.length;
    if (size > largest) throw new Error(`it has more than ${largest} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unreadable(path: string, cause: unknown): CommandError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new CommandError(`${path === '-' ? 'standard input' : path} cannot be read: ${reason}`, {
    cause,
    isUsage: true,
  });
}
