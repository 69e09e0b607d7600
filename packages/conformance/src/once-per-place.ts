import type { Finding } from './rule.ts';

/** Keeps the first finding of each place: one mistake shows in every region, sample and text. */
export function* oncePerPlace(findings: Iterable<Finding>): Generator<Finding> {
  const seen = new Set<string>();
  for (const finding of findings) {
    if (!seen.has(finding.where)) yield finding;
    seen.add(finding.where);
  }
}
