import type { Rule } from './rule.ts';
import { builds } from './rules/builds.ts';
import { contract } from './rules/contract.ts';
import { deterministic } from './rules/deterministic.ts';
import { errata } from './rules/errata.ts';
import { frozen } from './rules/frozen.ts';
import { grammar } from './rules/grammar.ts';
import { hostileInputs } from './rules/hostile-inputs.ts';
import { partitions } from './rules/partitions.ts';
import { pure } from './rules/pure.ts';
import { strictOptions } from './rules/strict-options.ts';
import { uniqueSids } from './rules/unique-sids.ts';

/** Every rule of the contract, in the order in which they are checked. */
export const rules: readonly Rule[] = [
  contract,
  // Before the others, because what a plugin keeps from document to document settles in time.
  deterministic,
  builds,
  grammar,
  uniqueSids,
  partitions,
  pure,
  frozen,
  hostileInputs,
  strictOptions,
  errata,
];
