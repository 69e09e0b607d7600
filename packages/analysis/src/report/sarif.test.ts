import { createRequire } from 'node:module';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { lintPolicy } from '../lint/lint-policy.ts';
import { parsePolicy } from '../parse/parse-policy.ts';
import { readPolicies } from '../sources/read-policies.ts';
import { suppress } from '../suppress/suppressions.ts';
import type { LintedPolicy } from './linted-policy.ts';
import { sarifReport } from './sarif.ts';

const require = createRequire(import.meta.url);

// The schema of SARIF 2.1.0 as OASIS publishes it, in draft 4 of JSON Schema.
const ajv = new Ajv({ schemaId: 'id', meta: false, allErrors: true, unknownFormats: 'ignore' });
ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
const validate = ajv.compile(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));

/** What the schema says against a log; nothing where it holds. */
function problemsOf(log: object): readonly unknown[] {
  return validate(log) ? [] : (validate.errors ?? []);
}

const linted = (file: string, text: string): readonly LintedPolicy[] =>
  readPolicies(text).map(({ name, policy, use }) => ({
    file,
    name,
    policy,
    findings: lintPolicy(policy, { as: use, partition: 'aws' }),
  }));

const all = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });

describe('a log of SARIF', () => {
  it.each([
    ['nothing', []],
    [
      'a document without a finding',
      linted(
        'a.json',
        '{ "Version": "2012-10-17", "Statement": { "Sid": "A", "Effect": "Deny", "Action": "*", "Resource": "*" } }',
      ),
    ],
    ['every way to become administrator', linted('./a folder/ä.json', all)],
    ['mistakes of the text', linted('C:\\a.json', '{ "Statement": [], "Statement": <A>, }')],
    ['an empty text', linted('-', '')],
    [
      'what is suppressed',
      suppress(linted('a.json', all), [{ code: 'all-actions', reason: 'it is meant' }]),
    ],
    ['documents by name', linted('/tmp/a.json', `{ "a": ${all}, "b": ${all} }`)],
  ])('of %s holds to the schema', (_what, policies) => {
    const log = sarifReport(policies, '1.2.3');
    expect(problemsOf(log)).toEqual([]);
    const count = policies.reduce(
      (sum, { findings, suppressed = [] }) => sum + findings.length + suppressed.length,
      0,
    );
    expect(log).toMatchObject({ runs: [{ results: { length: count } }] });
  });

  it('describes each rule that found something, once', () => {
    const log = sarifReport([...linted('a.json', all), ...linted('b.json', all)], '1.2.3');
    const [{ tool, results }] = JSON.parse(JSON.stringify(log)).runs;
    const ids: string[] = tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids)).toEqual(new Set(results.map((one: { ruleId: string }) => one.ruleId)));
  });

  it('would be told from one that does not hold to the schema', () => {
    const policy = parsePolicy(all);
    const [finding] = lintPolicy(policy);
    const position = { line: 0, column: 1, offset: 0 };
    const findings = finding ? [{ ...finding, position }] : [];
    const log = sarifReport([{ file: 'a.json', name: '', policy, findings }], '1.2.3');
    expect(problemsOf(log)).not.toEqual([]);
  });
});
