import {
  applyEdits,
  findNodeAtLocation,
  modify,
  type Node,
  parseTree,
  type Edit as TextEdit,
} from 'jsonc-parser';
import {
  type ElementPath,
  type ParsedPolicy,
  parsePolicy,
  showPath,
} from '../parse/parse-policy.ts';
import type { Finding, Fix } from './finding.ts';
import { type LintOptions, lintPolicy } from './lint-policy.ts';

/** What fixing a document came to. */
export interface FixedPolicy {
  /** The text with the fixes in it; the same where nothing was fixed. */
  readonly text: string;
  /** What was fixed, in the order in which it was. */
  readonly fixed: readonly Finding[];
}

/** How a document is fixed. */
export interface FixOptions extends LintOptions {
  /** Whether fixes are made that change what is granted; not when left out. */
  readonly changeGrants?: boolean | undefined;
  /** Tells of a finding that it stays, because it is suppressed; none when left out. */
  readonly stays?: ((finding: Finding, policy: ParsedPolicy) => boolean) | undefined;
}

/** So many rounds are enough: each takes a finding out of every statement that has one. */
const mostRounds = 1_000;

/**
 * Makes the fixes of a document in rounds, in each of them one for a statement, and looks again after
 * each round. White space and the order of what stays are kept.
 *
 * @param text - The document, JSON that can be read.
 * @param options - What the document is meant to be, and whether fixes may change what is granted.
 * @example
 * ```ts
 * const { text: mended, fixed } = fixPolicy(text);
 * ```
 */
export function fixPolicy(
  text: string,
  { changeGrants = false, stays = () => false, ...options }: FixOptions = {},
): FixedPolicy {
  const fixed: Finding[] = [];
  let current = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const parsed = parsePolicy(current);
    // What cannot be read whole is not written over.
    if (parsed.problems.length > 0) break;
    const chosen = onePerStatement(
      lintPolicy(parsed, options).filter(
        (finding) =>
          finding.fix && (changeGrants || !finding.fix.changesGrants) && !stays(finding, parsed),
      ),
    );
    // From the end to the beginning, so that what is yet to be changed stays where it is.
    const next = chosen.reduceRight(
      (before, { fix }) => (fix ? apply(before, fix) : before),
      current,
    );
    if (next === current) break;
    current = next;
    fixed.push(...chosen);
  }
  return { text: current, fixed };
}

/** Two fixes of one statement could be about the same element: the second one is found again. */
function onePerStatement(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ fix }) => {
    const statement = showPath(fix?.edits[0]?.path.slice(0, 2) ?? []);
    if (seen.has(statement)) return false;
    seen.add(statement);
    return true;
  });
}

function apply(text: string, { edits }: Fix): string {
  return edits.reduce(
    (before, { path, value }) => applyEdits(before, textEdits(before, path, value)),
    text,
  );
}

function textEdits(text: string, path: ElementPath, value: unknown): TextEdit[] {
  if (value === undefined) return removal(text, path);
  // What stands on one line stays there.
  if (!/[\r\n]/.test(text.trim())) return modify(text, [...path], value, {});
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  return modify(text, [...path], value, {
    formattingOptions: {
      insertSpaces: !indent.startsWith('\t'),
      tabSize: indent.startsWith('\t') ? 1 : indent.length,
      eol: text.includes('\r\n') ? '\r\n' : '\n',
    },
  });
}

/**
 * Takes an item out of a list, with the comma and the white space that go with it. The library's own
 * way leaves a character behind where the list has no white space at its end.
 */
function removal(text: string, path: ElementPath): TextEdit[] {
  const items = findNodeAtLocation(parseTree(text) as Node, path.slice(0, -1))?.children ?? [];
  const index = Number(path.at(-1));
  const [before, item, after] = [items[index - 1], items[index], items[index + 1]];
  if (item === undefined) return [];
  const start = after === undefined && before ? before.offset + before.length : item.offset;
  const end = after?.offset ?? item.offset + item.length;
  return [{ offset: start, length: end - start, content: '' }];
}
