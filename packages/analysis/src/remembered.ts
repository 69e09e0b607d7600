/** So many answers to one question are kept: those of a document within every quota, many times over. */
const mostAnswers = 4_000;

/**
 * Gives the answer that was given for a text before, because documents name the same few things again
 * and again.
 *
 * @param known - The answers so far; it is emptied when there are too many.
 * @param text - What is asked about.
 * @param answer - Finds the answer to a text; always the same function, so that none is made for a question.
 */
export function remembered<Answer>(
  known: Map<string, Answer>,
  text: string,
  answer: (text: string) => Answer,
): Answer {
  const before = known.get(text);
  if (before !== undefined) return before;
  const made = answer(text);
  // A document may hold any number of texts.
  if (known.size >= mostAnswers) known.clear();
  known.set(text, made);
  return made;
}
