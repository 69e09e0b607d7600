import type { Denial } from './denial.ts';
import { denialsInText } from './denials-in-text.ts';
import { denialsInValue, parsedJson } from './denials-in-value.ts';

/**
 * Finds the denied requests in whatever somebody pastes: the message of a service, a log, the events
 * of a CloudFormation stack or of CloudTrail as text or JSON, or a message that AWS STS decoded. What
 * is told twice is found once.
 *
 * @param text - The text.
 * @returns The denied requests in their order; none where the text tells of none.
 * @example
 * ```ts
 * const [denial] = parseDenial(
 *   'User: arn:aws:iam::123456789012:user/demo is not authorized to perform: logs:DescribeLogGroups',
 * );
 * ```
 */
export function parseDenial(text: string): readonly Denial[] {
  const found = (splitAtJson(text) ?? splitLines(text)).flatMap((part) =>
    typeof part === 'string' ? denialsInText(part) : denialsInValue(part),
  );
  return [...new Map(found.map((denial) => [JSON.stringify(denial), denial])).values()];
}

/** A part of a text, or the value of one that is JSON. */
type Part = string | object;

/** Takes JSON out of what a terminal shows before and behind it. */
function splitAtJson(text: string): readonly Part[] | undefined {
  const start = text.search(/[{[]/);
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1;
  const value = start < 0 || end <= start ? undefined : parsedJson(text.slice(start, end));
  return value && [text.slice(0, start), value, text.slice(end)];
}

/** Takes lines of JSON out of a log; what stands between them may be broken over several lines. */
function splitLines(text: string): readonly Part[] {
  const parts: Part[] = [];
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    const split = splitAtJson(line);
    if (split === undefined) lines.push(line);
    else {
      parts.push(lines.join('\n'), ...split);
      lines = [];
    }
  }
  return [...parts, lines.join('\n')];
}
