import { iamLimits } from '@pcluster-iam/core';

/**
 * Names documents after those that they were packed of: by the words that all of these begin with, and
 * a number from the second on. What the name of a policy may not hold becomes a hyphen.
 *
 * @param names - What the documents are packed of.
 * @param count - How many names it takes.
 */
export function policyNames(names: readonly string[], count: number): readonly string[] {
  const stem = commonWords(names)
    .replace(/[^A-Za-z0-9+=,.@_-]+/g, '-')
    .slice(0, iamLimits.policyNameLength - `-${count}`.length)
    .replace(/^-+|[-_.]+$/g, '');
  return Array.from(
    { length: count },
    (_none, index) => `${stem || 'policy'}${index === 0 ? '' : `-${index + 1}`}`,
  );
}

/** `user` of `userCluster` and `userFsx`. */
function commonWords(names: readonly string[]): string {
  const [first = ''] = names;
  let length = 0;
  while (length < first.length && names.every((name) => name[length] === first[length]))
    length += 1;
  const common = first.slice(0, length);
  // A small letter goes on with the word that stands before it.
  const goesOn = names.some((name) => /[a-z]/.test(name[length] ?? ''));
  return goesOn ? common.replace(/[^a-z]?[a-z]*$/, '') : common;
}
