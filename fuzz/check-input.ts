import { cpuUsage } from 'node:process';
import {
  fixPolicy,
  githubReport,
  grantedActions,
  htmlReport,
  jsonReport,
  type LintedPolicy,
  lintPolicy,
  makeBaseline,
  markdownReport,
  type PolicyUse,
  parsePolicy,
  readBaseline,
  readPolicies,
  sarifReport,
  terminalReport,
  withoutBaseline,
} from '../packages/analysis/src/index.ts';
import { checkFindings, checkPaths } from './check-findings.ts';
import { checkFixes } from './check-fixes.ts';
import type { Problem } from './problem.ts';

const uses = ['managed', 'role', 'user', 'group', 'trust'] as const satisfies readonly PolicyUse[];

/** What one call may take of the processor: what any does, and more for each character. */
const [millisecondsOfAny, millisecondsPerCharacter] = [250, 0.02];

/** Hands a text to all that the analysis can do, and tells the first thing that it should not have done. */
export function checkInput(text: string): Problem | undefined {
  try {
    for (const problem of checkAll(text)) return problem;
    return undefined;
  } catch (error) {
    const { stack = String(error) } = Object(error);
    const [what = '', ...frames]: string[] = String(stack).split('\n');
    const frame = frames.find((line) => line.includes('packages/')) ?? '';
    const place = /packages\/[^:)]*/.exec(frame)?.[0] ?? 'fuzz';
    return { kind: `${what.replace(/:.*/s, '')} out of ${place}`, detail: String(stack) };
  }
}

function* checkAll(text: string): Generator<Problem> {
  const policy = yield* inTime('parsePolicy', text, () => parsePolicy(text));
  const { problems } = policy;
  const isRefused = problems.some(({ code }) => code === 'syntax');
  const isTooDeep = problems.some(({ message }) => message.includes('levels are nested'));
  if (isRefused === isJson(text) && !isTooDeep) {
    yield { kind: 'parsePolicy and JSON.parse', detail: JSON.stringify(problems) };
  }
  yield* inTime('grantedActions', text, () => grantedActions(policy));
  for (const as of uses) {
    for (const partition of [undefined, 'aws-cn']) {
      const options = { as, partition };
      const findings = yield* inTime('lintPolicy', text, () => lintPolicy(policy, options));
      yield* checkFindings(findings, policy);
      if (problems.length === 0) yield* checkPaths(findings, text);
    }
  }
  const asJson = yield* lintAll(text, false);
  const asYaml = yield* lintAll(text, true);
  // The library that reads YAML takes a carriage return by itself for a part of what follows it.
  const isAlike = isJson(text) && !isTooDeep && !/\r(?!\n)/.test(text);
  if (isAlike && asYaml.every(({ policy: { value } }) => value !== undefined)) {
    const [one, other] = [asJson, asYaml].map((linted) => JSON.stringify(linted.map(placesIn)));
    if (one !== other) yield { kind: 'YAML that is JSON', detail: `${one}\n${other}` };
  }
  const linted = [...asJson, ...asYaml];
  yield* checkReports(text, linted);
  for (const changeGrants of [false, true]) {
    yield* inTime('fixPolicy', text, () => fixPolicy(text, { changeGrants, partition: 'aws-cn' }));
  }
  yield* checkFixes(text, {});
  yield* checkFixes(text, { partition: 'aws-cn' });
}

/** Reads all documents of a text, and lints them. */
function* lintAll(text: string, yaml: boolean): Generator<Problem, readonly LintedPolicy[]> {
  const name = yaml ? 'readPolicies of YAML' : 'readPolicies';
  const sources = yield* inTime(name, text, () => readPolicies(text, { yaml }));
  const linted: LintedPolicy[] = [];
  for (const { use, ...source } of sources) {
    const findings = yield* inTime(`lintPolicy after ${name}`, text, () =>
      lintPolicy(source.policy, { as: use }),
    );
    yield* checkFindings(findings, source.policy);
    linted.push({ file: 'a b/c%.json', ...source, findings });
  }
  return linted;
}

function placesIn({ findings }: LintedPolicy): readonly string[] {
  return findings.map(({ code, path, position }) => `${code} ${path} ${position.offset}`);
}

function* checkReports(text: string, linted: readonly LintedPolicy[]): Generator<Problem> {
  const count = linted.flatMap(({ findings }) => findings).length;
  // Each report is read back as far as it has a form.
  const reports: Readonly<Record<string, () => boolean>> = {
    terminalReport: () => !/[^\P{Cc}\n]/u.test(terminalReport(linted)),
    githubReport: () => linesOf(githubReport(linted)) === count,
    markdownReport: () => sizeOf(markdownReport(linted), /^\| (error|warning|info) \|/gm) === count,
    htmlReport: () => sizeOf(htmlReport(linted), /<li class=/g) === count,
    jsonReport: () => sizeOf(jsonReport(linted), /^ {10}"code":/gm) === count,
    sarifReport: () => sizeOf(sarifReport(linted, '1.2.3'), /^ {10}"ruleId":/gm) === count,
    baseline: () => {
      const baseline = readBaseline(JSON.parse(JSON.stringify(makeBaseline(linted))));
      return withoutBaseline(linted, baseline).every(({ findings }) => findings.length === 0);
    },
  };
  for (const [name, isRight] of Object.entries(reports)) {
    if (yield* inTime(name, text, isRight)) continue;
    yield { kind: `${name} has another form`, detail: `${count} findings` };
  }
}

function linesOf(text: string): number {
  return text.split(/\r\n|[\n\r]/).length - 1;
}

function sizeOf(report: object | string, one: RegExp): number {
  const text = typeof report === 'string' ? report : JSON.stringify(report, undefined, 2);
  return (text.match(one) ?? []).length;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}

/** Calls something, and again where it took too long, because other things happen meanwhile. */
function* inTime<Result>(
  name: string,
  text: string,
  call: () => Result,
): Generator<Problem, Result> {
  const most = millisecondsOfAny + millisecondsPerCharacter * text.length;
  const timed = () => {
    const start = cpuUsage();
    const result = call();
    const { user, system } = cpuUsage(start);
    return { result, time: (user + system) / 1_000 };
  };
  let { result, time } = timed();
  for (let tries = 1; tries < 3 && time > most; tries += 1) ({ result, time } = timed());
  if (time > most) {
    yield { kind: `slow ${name}`, detail: `${time.toFixed(0)} ms for ${text.length} characters` };
  }
  return result;
}
