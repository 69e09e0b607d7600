/** What a user gave is wrong in a way that only the command line knows: a file, a plugin's path. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
