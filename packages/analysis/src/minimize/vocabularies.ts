import { actionPattern, resourcePattern } from '../match/pattern.ts';
import type { Effort } from './effort.ts';
import { makeVocabulary, type Vocabulary } from './vocabulary.ts';

/** The actions and the resources that were read. */
export interface Vocabularies {
  /** The actions. */
  readonly actions: Vocabulary;
  /** The resources. */
  readonly resources: Vocabulary;
}

/** Begins to read statements. */
export function makeVocabularies(effort: Effort): Vocabularies {
  return {
    actions: makeVocabulary(actionPattern, effort),
    resources: makeVocabulary(resourcePattern, effort),
  };
}
