import {
  isParsedPolicy,
  type ParsedPolicy,
  parsedPolicy,
  showPath,
} from '../parse/parse-policy.ts';
import { serviceData } from '../service-data.ts';
import { checkBounds } from './check-bounds.ts';
import type { Finding } from './finding.ts';
import type { Bounds, LintContext, PolicyUse } from './rule.ts';
import { policySize } from './rules/sizes.ts';
import { rules } from './rules.ts';
import { type LintedStatement, statementsOf } from './statement.ts';

/** How a document is linted. */
export interface LintOptions extends Bounds {
  /** What the document is meant to be; `managed` when left out. */
  readonly as?: PolicyUse | undefined;
  /** The partition that its ARNs should name; not looked at when left out. */
  readonly partition?: string | undefined;
}

/**
 * Finds what is wrong with a policy document: what IAM refuses, what can never apply, what reaches
 * too far. Offline; the data of a service is read when the document names the service.
 *
 * @param policy - What `parsePolicy` gave, or a document that is parsed already.
 * @param options - What the document is meant to be.
 * @returns The findings, in the order of the text.
 * @throws `TypeError` when a bound of the options is none: one that is too wide would hide findings.
 * @example
 * ```ts
 * for (const { path, message } of lintPolicy(parsePolicy(text))) console.log(path, message);
 * ```
 */
export function lintPolicy(
  policy: ParsedPolicy | Readonly<Record<string, unknown>>,
  options: LintOptions = {},
): readonly Finding[] {
  checkBounds(options);
  const parsed = isParsedPolicy(policy) ? policy : parsedPolicy(policy);
  const statements = statementsOf(parsed.value);
  return lintStatements(parsed, statements, [statements], options);
}

/**
 * Finds what is wrong with a document whose statements were taken out before.
 *
 * @param parsed - The document.
 * @param statements - Its statements.
 * @param principals - For each principal that holds it all statements that the principal has.
 * @param options - What it is meant to be.
 */
export function lintStatements(
  parsed: ParsedPolicy,
  statements: readonly LintedStatement[],
  principals: readonly (readonly LintedStatement[])[],
  { as = 'managed', partition, boundedPath, permissionsBoundary }: LintOptions,
): readonly Finding[] {
  const syntax = parsed.problems.map(
    ({ code, message, position, path }): Finding => ({
      code,
      severity: 'error',
      message,
      path: showPath(path),
      position,
    }),
  );
  // Nothing can be said of what could not be read at all.
  if (parsed.value === undefined) return syntax;
  const context: LintContext = {
    document: parsed.value,
    size: policySize(parsed.value),
    hasUnknownParts: parsed.hasUnknownParts ?? false,
    statements,
    principals,
    use: as,
    partition,
    bounds: { boundedPath, permissionsBoundary },
    services: serviceData,
  };
  const found: Finding[] = [...syntax];
  for (const { code, severity, check } of rules) {
    for (const { path, ...finding } of check(context)) {
      const position = parsed.locate(path);
      found.push({ code, severity, ...finding, path: showPath(path), position });
    }
  }
  return found.sort((a, b) => a.position.offset - b.position.offset);
}
