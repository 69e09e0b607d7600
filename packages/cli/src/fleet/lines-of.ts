import { checkLength } from './unreadable-table.ts';

/** The lines of a text that comes in pieces, without their ends. */
export async function* linesOf(
  file: string,
  pieces: AsyncIterable<string>,
): AsyncGenerator<string, void, undefined> {
  let rest = '';
  let line = 1;
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      checkLength(file, { line, column: 1 }, text.length);
      line += 1;
      yield text.endsWith('\r') ? text.slice(0, -1) : text;
    }
    checkLength(file, { line, column: 1 }, rest.length);
  }
  if (rest !== '') yield rest;
}
