import { type ElementPath, type ParsedPolicy, parsePolicy } from '../parse/parse-policy.ts';
import { editText } from './edit-text.ts';
import type { Finding } from './finding.ts';
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

/** So many rounds are enough: each makes the fixes that do not touch each other. */
const mostRounds = 1_000;

/**
 * Makes the fixes of a document in rounds, in each of them those that do not touch each other, and looks
 * again after each round. White space and the order of what stays are kept.
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
    const chosen = withoutTouching(
      lintPolicy(parsed, options).filter(
        (finding) =>
          finding.fix && (changeGrants || !finding.fix.changesGrants) && !stays(finding, parsed),
      ),
    );
    const edits = chosen.flatMap(({ fix }) => fix?.edits ?? []);
    const next = editText(current, edits);
    if (next === current) break;
    current = next;
    fixed.push(...chosen);
  }
  return { text: current, fixed };
}

/** Fixes of one element, or of one within another, touch each other: the second one is found again. */
function withoutTouching(findings: readonly Finding[]): readonly Finding[] {
  const [changed, around] = [new Set<string>(), new Set<string>()];
  return findings.filter(({ fix }) => {
    const elements = (fix?.edits ?? []).map(({ path }) => eachStep(path));
    const isTouching = elements.some(
      (steps) => steps.some((step) => changed.has(step)) || around.has(steps.at(-1) ?? ''),
    );
    if (isTouching) return false;
    for (const steps of elements) {
      changed.add(steps.at(-1) ?? '');
      for (const step of steps) around.add(step);
    }
    return true;
  });
}

/** The element at a path, and before it all those around it. */
function eachStep(path: ElementPath): readonly string[] {
  return path.map((_step, index) => JSON.stringify(path.slice(0, index + 1)));
}
