// What is checked with tools that come from PyPI, out of a fresh clone: `npm test` needs no Python.
import { install, pnpm } from './pnpm.mjs';

await install();
await pnpm(['run', 'build']);
await pnpm(['run', 'moto'], 'inherit');
// The first and the last of each generation; `pnpm cfn-lint` alone takes those of every release.
await pnpm(['run', 'cfn-lint', '2.4.1', '2.11.9', '3.0.0', '3.11.1'], 'inherit');
