import type { ConfigProblem } from './errors.ts';
import type { Place } from './place.ts';

/**
 * Finds what a template engine such as Jinja was to fill in: nobody but that engine knows what would
 * stand there.
 *
 * @param comments - How a comment begins that reaches to the end of its line.
 */
export function templateMarks(
  text: string,
  placeOf: (offset: number) => Place,
  comments: RegExp,
): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+/g)) {
    const code = line.slice(0, comments.exec(line)?.index ?? line.length);
    const start = code.search(/\{\{|\{%/);
    if (start < 0) continue;
    const end = code.indexOf(code[start + 1] === '%' ? '%}' : '}}', start);
    const shown = code.slice(start, Math.min(end < 0 ? code.length : end + 2, start + 60));
    problems.push({
      ...placeOf(index + start),
      message: `${shown} is left of a template; fill the template in first`,
    });
  }
  return problems;
}
