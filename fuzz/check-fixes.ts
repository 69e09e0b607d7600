import {
  type Edit,
  type Finding,
  fixPolicy,
  lintPolicy,
  parsePolicy,
} from '../packages/analysis/src/index.ts';
import { answersTo, type Request } from '../packages/analysis/test/plain-grants.ts';
import type { Problem } from './problem.ts';
import { requestsAbout } from './requests-about.ts';

/** So many fixes of one document are tried by themselves. */
const mostFixes = 12;

/** A document's fixes do what they say, each by itself and all together. */
export function* checkFixes(
  text: string,
  options: { readonly partition?: string },
): Generator<Problem> {
  const { value, problems } = parsePolicy(text);
  if (problems.length > 0) return;
  const findings = lintPolicy(parsePolicy(text), options);
  const fixable = findings.filter(({ fix }) => fix);
  const requests = fixable.length > 0 ? requestsAbout(value) : [];
  for (const finding of fixable.slice(0, mostFixes)) {
    const mended = edited(value, finding.fix?.edits ?? []);
    const after = lintPolicy(parsePolicy(JSON.stringify(mended)), options);
    const { code, path } = finding;
    const detail = JSON.stringify({ code, path, fix: finding.fix });
    const isGone =
      !after.some((other) => other.code === code && other.path === path) ||
      count(after, code) < count(findings, code);
    if (!isGone) yield { kind: `fix of ${code} leaves it`, detail };
    yield* newErrors(findings, after, `fix of ${code}`, detail);
    if (!finding.fix?.changesGrants) {
      yield* changedGrants(requests, value, mended, `fix of ${code}`, detail);
    }
  }
  for (const changeGrants of [false, true]) {
    const mended = fixPolicy(text, { ...options, changeGrants });
    const name = changeGrants ? 'all fixes' : 'fixes that leave the grants';
    const detail = JSON.stringify(mended);
    if ((mended.text === text) !== (mended.fixed.length === 0)) {
      yield { kind: `${name} and what is told of them`, detail };
    }
    const parsed = parsePolicy(mended.text);
    const after = lintPolicy(parsed, options);
    const left = after.filter(({ fix }) => fix && (changeGrants || !fix.changesGrants));
    if (left.length > 0) yield { kind: `${name} leave ${left[0]?.code}`, detail };
    yield* newErrors(findings, after, name, detail);
    if (!changeGrants) yield* changedGrants(requests, value, parsed.value, name, detail);
  }
}

function count(findings: readonly Finding[], code: string): number {
  return findings.filter((finding) => finding.code === code).length;
}

function* newErrors(
  before: readonly Finding[],
  after: readonly Finding[],
  name: string,
  detail: string,
): Generator<Problem> {
  for (const { code, severity, message } of after) {
    // A document that gets longer may outgrow its quota, of which the next finding tells.
    if (severity !== 'error' || code === 'size') continue;
    if (count(after, code) <= count(before, code)) continue;
    yield { kind: `${name} brings ${code}`, detail: `${message}\n${detail}` };
    return;
  }
}

function* changedGrants(
  requests: readonly Request[],
  before: unknown,
  after: unknown,
  name: string,
  detail: string,
): Generator<Problem> {
  const [old, now] = [answersTo(requests, before), answersTo(requests, after)];
  const all = new Set(old);
  const left = new Set(now);
  const lost = old.filter((line) => !left.has(line));
  const won = now.filter((line) => !all.has(line));
  if (lost.length === 0 && won.length === 0) return;
  const changes = JSON.stringify({ lost: lost.slice(0, 3), won: won.slice(0, 3) });
  yield { kind: `${name} changes what is granted`, detail: `${changes}\n${detail}` };
}

/** A document with changes made in its value, where `fixPolicy` makes them in its text. */
function edited(document: unknown, edits: readonly Edit[]): unknown {
  const mended: unknown = JSON.parse(JSON.stringify(document));
  for (const { path, value } of edits) {
    const last = path.at(-1) ?? '';
    const parent = path.slice(0, -1).reduce<object>((around, step) => {
      if (!Object.hasOwn(around, step)) put(around, step, {});
      return Object(Reflect.get(around, step));
    }, Object(mended));
    if (value !== undefined) put(parent, last, value);
    else if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else Reflect.deleteProperty(parent, last);
  }
  return mended;
}

function put(parent: object, key: string | number, value: unknown): void {
  const how = { enumerable: true, configurable: true, writable: true };
  Object.defineProperty(parent, key, { value, ...how });
}
