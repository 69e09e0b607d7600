// `npm test`: every check of the repository, out of a fresh clone.
import { install, pnpm } from './pnpm.mjs';

await install();
await pnpm(['run', 'check'], 'inherit');
