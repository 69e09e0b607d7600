/** The files of a deployment: their text by their path within a folder, with `/` between its parts. */
export type Bundle = Readonly<Record<string, string>>;

/** Data as the text of a file. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
