import { readFileSync } from 'node:fs';
import { lintPolicy, parsePolicy } from '@pcluster-iam/analysis';

const count = process.argv
  .slice(2)
  .map((file) => lintPolicy(parsePolicy(readFileSync(file, 'utf8'))).length)
  .reduce((sum, found) => sum + found, 0);
process.stdout.write(`${count} findings\n`);
