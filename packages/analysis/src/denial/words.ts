const around = '"\'`*()[]{}';

/** A word without the quotation marks and brackets around it and the full stop or comma behind it. */
export function bare(word: string): string {
  let [start, end] = [0, word.length];
  while (start < end && around.includes(word.charAt(start))) start += 1;
  while (end > start && `${around}.,;!`.includes(word.charAt(end - 1))) end -= 1;
  return word.slice(start, end);
}

/** The first word of a text, and what follows it. */
export function splitWord(text: string): readonly [word: string, rest: string] {
  const space = text.indexOf(' ');
  return space < 0 ? [text, ''] : [text.slice(0, space), text.slice(space)];
}

/** The last word of a text. */
export function lastWord(text: string): string {
  const end = text.endsWith(' ') ? text.length - 1 : text.length;
  return text.slice(text.lastIndexOf(' ', end - 1) + 1, end);
}

/** A text on one line: as it was before a terminal or JSON broke it and escaped its quotation marks. */
export function oneLine(text: string): string {
  return text
    .replace(/\\(?=[\\"])/g, '')
    .replace(/\\[nrt]/g, ' ')
    .replace(/\s+/g, ' ');
}
