#!/usr/bin/env node
import { run } from './run.ts';

// A reader that stops early, such as `head`, is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// Not process.exit: what was written to a pipe has to arrive first.
void run(process.argv.slice(2), process).then((exitCode) => {
  process.exitCode = exitCode;
});
