import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ignored = new Set(['node_modules', 'dist', '.turbo']);

/** When the youngest of the files and folders in these paths was changed, in milliseconds. */
export function newest(...paths) {
  return Math.max(
    ...paths.map((path) => {
      const stat = statSync(path);
      if (!stat.isDirectory()) return stat.mtimeMs;
      const entries = readdirSync(path).filter((entry) => !ignored.has(entry));
      return newest(...entries.map((entry) => join(path, entry)));
    }),
  );
}
