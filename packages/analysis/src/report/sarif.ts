import { documentSizes } from '../lint/document-sizes.ts';
import type { Finding, Severity } from '../lint/finding.ts';
import { findingKinds } from '../lint/finding-kinds.ts';
import type { Suppression } from '../suppress/suppressions.ts';
import type { LintedPolicy } from './linted-policy.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * Writes findings as a log of SARIF 2.1.0, which code scanning services read.
 *
 * @param policies - What was linted.
 * @param version - The version of the tool, such as `1.2.3`.
 */
export function sarifReport(policies: readonly LintedPolicy[], version: string): object {
  const found = new Set(
    policies.flatMap(({ findings, suppressed = [] }) =>
      [...findings, ...suppressed].map(({ code }) => code),
    ),
  );
  const described = findingKinds.filter(({ code }) => found.has(code));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'pcluster-iam',
            informationUri: 'https://github.com/pcluster-iam/pcluster-iam',
            version,
            rules: described.map(({ code, title, explanation, severity }) => ({
              id: code,
              shortDescription: { text: title },
              fullDescription: { text: explanation },
              defaultConfiguration: { level: levels[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        properties: {
          sizes: Array.from(documentSizes(policies), ([{ file, name }, size]) => ({
            file,
            name,
            ...size,
          })),
        },
        results: policies.flatMap((linted) => [
          ...linted.findings.map((finding) => result(linted, finding, [])),
          ...(linted.suppressed ?? []).map((one) => result(linted, one, one.suppressions)),
        ]),
      },
    ],
  };
}

function result(
  { file, name }: LintedPolicy,
  { code, severity, message, path, position }: Finding,
  suppressions: readonly Suppression[],
): object {
  return {
    ruleId: code,
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: position.line, startColumn: position.column },
        },
        logicalLocations: [
          { fullyQualifiedName: [name, path].filter((part) => part !== '').join(', ') },
        ],
      },
    ],
    suppressions: suppressions.map(({ kind = 'external', reason }) => ({
      kind,
      justification: reason,
    })),
  };
}

/** A path as an address relative to where the tool was run, or of standard input. */
function uriOf(file: string): string {
  const path = file === '-' ? 'stdin' : file.replaceAll('\\', '/');
  return path.split('/').map(encodeURIComponent).join('/');
}
