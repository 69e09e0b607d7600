import type { ErrorCode, PclusterIamError } from '@pcluster-iam/core';
import { CommanderError } from 'commander';
import { CommandError } from './command-error.ts';
import { OptionsError } from './options-error.ts';
import type { TextStream } from './streams.ts';

/** What tells the errors of our packages: the analysis, which is not in this file, has a core of its own. */
const codes: Readonly<Record<ErrorCode, true>> = {
  'invalid-input': true,
  'invalid-document': true,
  'invalid-scheduler': true,
  'invalid-config': true,
  'unknown-scheduler': true,
  'quota-exceeded': true,
  'uncovered-role': true,
  'unreadable-account': true,
};

const wrongInput = 1;
const wrongUsage = 2;

/** Tells a person what went wrong, and answers with the exit code. */
export function reportError(error: unknown, stderr: TextStream): number {
  if (error instanceof CommanderError) {
    // Commander has said it already, be it an error, the help or the version.
    return error.exitCode === 0 ? 0 : wrongUsage;
  }
  const mark = errorMark(stderr);
  if (isExpected(error)) {
    stderr.write(`${mark} ${error.message}\n`);
    return 'isUsage' in error && error.isUsage ? wrongUsage : wrongInput;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  stderr.write(`${mark} this is a mistake in pcluster-iam; please report it\n${stack}\n`);
  return wrongInput;
}

/** Whether it tells what is wrong with what was given, and is no mistake of this program. */
export function isExpected(error: unknown): error is Error {
  return error instanceof OptionsError || error instanceof CommandError || isOurs(error);
}

/** What a line about an error begins with. */
export function errorMark(stderr: TextStream): string {
  return stderr.hasColors?.() ? '\u001b[31merror:\u001b[39m' : 'error:';
}

function isOurs(error: unknown): error is PclusterIamError {
  return error instanceof Error && 'code' in error && Object.hasOwn(codes, String(error.code));
}
