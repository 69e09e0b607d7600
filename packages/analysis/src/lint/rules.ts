import type { Rule } from './rule.ts';
import { arnRules } from './rules/arns.ts';
import { breadthRules } from './rules/breadth.ts';
import { conditionRules } from './rules/conditions.ts';
import { deadGrantRules } from './rules/dead-grants.ts';
import { escalationRules } from './rules/escalation.ts';
import { grammarRules } from './rules/grammar.ts';
import { nameRules } from './rules/names.ts';
import { principalRules } from './rules/principals.ts';
import { sizeRules } from './rules/sizes.ts';

/** What is looked for, in the order of the findings at one place. */
export const rules: readonly Rule[] = [
  ...grammarRules,
  ...nameRules,
  ...conditionRules,
  ...arnRules,
  ...deadGrantRules,
  ...sizeRules,
  ...breadthRules,
  ...principalRules,
  ...escalationRules,
];
