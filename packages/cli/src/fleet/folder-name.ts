/** Names that Windows keeps for devices, whatever stands after a dot. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const grammar = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9_-])?$/;

/** Whether a text is the name of a folder on every system, and of nothing else than one. */
export function isFolderName(name: string): boolean {
  return grammar.test(name) && !devices.test(name);
}

/** What such a name is made of, in words. */
export const folderNames =
  'letters, digits, ".", "_" and "-", begins with a letter or digit, does not end with ".", has at most 128 characters and is no name of a device';

/** Makes a name of a folder from texts. */
export function folderNameOf(parts: readonly (string | undefined)[]): string {
  const given = parts.filter((part) => part !== undefined);
  return given
    .map((part) => part.replace(/[^A-Za-z0-9._-]+/g, '_'))
    .join('-')
    .slice(0, 128)
    .replace(/\.+$/, '');
}
