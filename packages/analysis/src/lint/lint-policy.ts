import { type ParsedPolicy, parsedPolicy, showPath } from '../parse/parse-policy.ts';
import { serviceData } from '../service-data.ts';
import type { Finding } from './finding.ts';
import type { LintContext, PolicyUse } from './rule.ts';
import { rules } from './rules.ts';
import { statementsOf } from './statement.ts';

/** How a document is linted. */
export interface LintOptions {
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
 * @example
 * ```ts
 * for (const { path, message } of lintPolicy(parsePolicy(text))) console.log(path, message);
 * ```
 */
export function lintPolicy(
  policy: ParsedPolicy | Readonly<Record<string, unknown>>,
  { as = 'managed', partition }: LintOptions = {},
): readonly Finding[] {
  const parsed = isParsed(policy) ? policy : parsedPolicy(policy);
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
    hasUnknownParts: parsed.hasUnknownParts ?? false,
    statements: statementsOf(parsed.value),
    use: as,
    partition,
    services: serviceData,
  };
  const found = rules.flatMap(({ code, severity, check }) =>
    Array.from(
      check(context),
      ({ path, ...finding }): Finding => ({
        code,
        severity,
        ...finding,
        path: showPath(path),
        position: parsed.locate(path),
      }),
    ),
  );
  return [...syntax, ...found].sort((a, b) => a.position.offset - b.position.offset);
}

function isParsed(
  policy: ParsedPolicy | Readonly<Record<string, unknown>>,
): policy is ParsedPolicy {
  return typeof policy.locate === 'function' && typeof policy.text === 'string';
}
