/**
 * What an IAM policy really grants, and what is wrong with it, offline.
 *
 * @packageDocumentation
 */

export {
  type Denial,
  type DenialReason,
  denialForms,
  type PolicyType,
} from './denial/denial.ts';
export { type Extension, explainOwn, type OwnAnswer } from './denial/explain-own.ts';
export { findGrants, type Grant, type Grants } from './denial/find-grants.ts';
export { parseDenial } from './denial/parse-denial.ts';
export { type PatchStatement, patchFor } from './denial/patch.ts';
export { whereToLook } from './denial/where-to-look.ts';
export { grantedActions } from './expand/granted-actions.ts';
export { type DocumentSize, documentSizes, lintSizesTogether } from './lint/document-sizes.ts';
export type { Edit, Finding, Fix, Severity } from './lint/finding.ts';
export { findingKinds } from './lint/finding-kinds.ts';
export { type FixedPolicy, type FixOptions, fixPolicy } from './lint/fix-policy.ts';
export { type LintPoliciesOptions, lintPolicies } from './lint/lint-policies.ts';
export { type LintOptions, lintPolicy } from './lint/lint-policy.ts';
export type {
  Bounds,
  FindingKind,
  LintContext,
  PolicyUse,
  Rule,
  RuleFinding,
} from './lint/rule.ts';
export { policySize } from './lint/rules/sizes.ts';
export { rules } from './lint/rules.ts';
export type { ConditionTest, Element, LintedStatement, Principal } from './lint/statement.ts';
export { beyondColons } from './meaning/beyond-colons.ts';
export type { WitnessContext } from './meaning/compare-conditions.ts';
export {
  type CompiledPolicies,
  compilePolicies,
  type PolicyInput,
} from './meaning/compile-policies.ts';
export type { StatementReference } from './meaning/compile-statement.ts';
export { type ConditionOptions, conditionHolds } from './meaning/condition.ts';
export {
  type AccessChange,
  diffPolicies,
  type PolicyDiff,
  type UndecidedAccess,
  type Witness,
} from './meaning/diff-policies.ts';
export { type Decision, evaluate, type MatchedStatement } from './meaning/evaluate.ts';
export type { PolicyDocuments } from './meaning/meaningful-statement.ts';
export { type FailedTest, type NearMiss, nearMisses } from './meaning/near-misses.ts';
export type { ContextValue, Request } from './meaning/request.ts';
export { requestNotes } from './meaning/request-notes.ts';
export type { UsedWildcard } from './minimize/fit-budget.ts';
export type { MinimizeOptions } from './minimize/minimize-options.ts';
export { type MinimizedPolicy, minimizePolicy } from './minimize/minimize-policy.ts';
export { minimizeSummary } from './minimize/minimize-summary.ts';
export type { PackOptions, PackUse } from './pack/pack-options.ts';
export { packPolicies } from './pack/pack-policies.ts';
export { packSummary } from './pack/pack-summary.ts';
export type {
  DividedStatement,
  PackedDocument,
  PackedPolicies,
  PackedPolicy,
  PackedStatement,
  RenamedSid,
  StatementOrigin,
} from './pack/packed-policies.ts';
export { QuotaExceededError, type QuotaExcess } from './pack/quota-exceeded-error.ts';
export type { GivenDocuments } from './pack/read-statements.ts';
export {
  type ElementPath,
  type ParsedPolicy,
  parsePolicy,
  type SyntaxProblem,
} from './parse/parse-policy.ts';
export type { Position } from './parse/position.ts';
export { decisionReport, type ExplainedDecision } from './report/decision-report.ts';
export { type DiffReportOptions, diffReport, requestInWords } from './report/diff-report.ts';
export { githubReport } from './report/github.ts';
export { htmlReport } from './report/html.ts';
export { jsonReport } from './report/json.ts';
export { countFindings, type LintedPolicy } from './report/linted-policy.ts';
export { markdownReport } from './report/markdown.ts';
export { sarifReport } from './report/sarif.ts';
export { type TerminalReportOptions, terminalReport } from './report/terminal.ts';
export { type ServiceData, serviceData } from './service-data.ts';
export type {
  AccessLevel,
  ResourceType,
  Service,
  ServiceAction,
  ServiceConditionKey,
} from './services/service.ts';
export type { PolicySource } from './sources/policy-source.ts';
export { type ReadPoliciesOptions, readPolicies } from './sources/read-policies.ts';
export { type Baseline, makeBaseline, readBaseline, withoutBaseline } from './suppress/baseline.ts';
export { parseSuppression, readSuppressions } from './suppress/read-suppressions.ts';
export {
  type SuppressedFinding,
  type Suppression,
  suppress,
  suppressionsOf,
  unusedSuppressions,
} from './suppress/suppressions.ts';
