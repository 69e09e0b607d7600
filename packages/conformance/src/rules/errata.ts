import {
  compareReleases,
  type Erratum,
  type PolicyDocument,
  type Scheduler,
  type Statement,
} from '@pcluster-iam/core';
import { type Case, cases } from '../cases.ts';
import { observe } from '../observe.ts';
import { oncePerPlace } from '../once-per-place.ts';
import type { Finding, Rule } from '../rule.ts';

/**
 * What `text: 'corrected'` changes is what the errata name, neither more nor less.
 *
 * The two texts of a document are compared statement by statement. A statement goes by its Sid or,
 * without one, by its place in its own document (`Statement[2]`). Each statement that is changed or
 * left out must be named by an erratum of that kind of policy and that release, and each that an erratum names must
 * differ in at least one document. A statement that is added belongs to the erratum that names it,
 * or else to the errata whose statements differ in the same document: without such a one it is
 * reported too. So an erratum that moves an action to a statement of its own need not name both.
 */
export const errata: Rule = {
  name: 'errata',
  description: 'corrects what its errata name, and nothing else',
  check: (scheduler) => oncePerPlace(findings(scheduler)),
};

function* findings(scheduler: Scheduler): Generator<Finding> {
  const all = scheduler.errata;
  for (const [index, { name }] of all.entries()) {
    const first = all.findIndex((other) => other.name === name);
    if (first < index) {
      yield { where: `errata[${index}]`, message: `is named ${name}, as is errata[${first}]` };
    }
  }
  const proven = new Set<string>();
  for (const each of cases(scheduler)) {
    if (each.text !== 'corrected') continue;
    const named = new Set(
      all.filter((erratum) => isAbout(erratum, each)).flatMap(({ statements }) => statements),
    );
    const texts = bothTexts(scheduler, each);
    if (texts === undefined) continue;
    if (named.size === 0 && JSON.stringify(texts.published) !== JSON.stringify(texts.corrected)) {
      yield { where: each.where, message: 'differs in its corrected text without an erratum' };
      continue;
    }
    const { changed, added } = compare(texts);
    const differing = [...changed, ...added].filter((statement) => named.has(statement));
    for (const statement of differing) proven.add(`${each.kind} ${statement}`);
    const isExplained = differing.length > 0;
    for (const statement of [...changed, ...(isExplained ? [] : added)]) {
      if (named.has(statement)) continue;
      const message = 'differs in the corrected text, and no erratum names it';
      yield { where: `${each.where}, ${statement}`, message };
    }
  }
  for (const { name, policies, statements, inBothTexts } of all) {
    if (inBothTexts) continue;
    const isProven = (policy: string, statement: string) => proven.has(`${policy} ${statement}`);
    const where = `the erratum ${name}`;
    for (const statement of statements) {
      if (policies.some((policy) => isProven(policy, statement))) continue;
      const message = `changes nothing: the statement ${statement} of the ${policies.join(' and ')} policy is the same in both texts of every release`;
      yield { where, message };
    }
    for (const policy of policies) {
      if (statements.some((statement) => isProven(policy, statement))) continue;
      const message = `changes nothing in the ${policy} policy, whose statements of these names are the same in both texts of every release`;
      if (policies.length > 1) yield { where, message };
    }
  }
}

/** Whether an erratum is one of that kind of policy in that release. */
function isAbout(
  { policies, since, until, inBothTexts }: Erratum,
  { kind, release }: Case,
): boolean {
  return (
    !inBothTexts &&
    policies.includes(kind) &&
    (since === undefined || compareReleases(release, since) >= 0) &&
    (until === undefined || compareReleases(release, until) < 0)
  );
}

interface Texts {
  readonly published: PolicyDocument;
  readonly corrected: PolicyDocument;
}

function bothTexts(scheduler: Scheduler, each: Case): Texts | undefined {
  const published = observe(scheduler, { ...each, text: 'published' }).document;
  const corrected = observe(scheduler, { ...each, text: 'corrected' }).document;
  return published && corrected && { published, corrected };
}

function compare({ published, corrected }: Texts) {
  const before = statementsByName(published);
  const after = statementsByName(corrected);
  return {
    changed: [...before.keys()].filter(
      (name) => after.get(name) !== before.get(name) && !hasMoved(name, before, after),
    ),
    added: [...after.keys()].filter((name) => !before.has(name) && !hasMoved(name, after, before)),
  };
}

/** A statement without a Sid is the same one where the other text has it in another place. */
function hasMoved(name: string, from: StatementTexts, to: StatementTexts): boolean {
  return name.startsWith('Statement[') && [...to.values()].includes(from.get(name) ?? '');
}

type StatementTexts = ReadonlyMap<string, string>;

function statementsByName({ Statement: statements }: PolicyDocument): StatementTexts {
  const name = ({ Sid }: Statement, index: number) => Sid ?? `Statement[${index}]`;
  return new Map(
    statements.map((statement, index) => [name(statement, index), JSON.stringify(statement)]),
  );
}
