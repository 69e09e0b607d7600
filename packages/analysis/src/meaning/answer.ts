/**
 * Whether something holds; nothing where IAM's rules do not tell, because a part of the document or
 * of the request cannot be read, or is not known yet. What is so never lets an Allow apply, and
 * never keeps a Deny from applying.
 */
export type Answer = boolean | undefined;

/** Whether all of some answers are true. */
export function every(answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

/** Whether one of some answers is true. */
export function some(answers: readonly Answer[]): Answer {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

/** The opposite of an answer. */
export function not(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}
