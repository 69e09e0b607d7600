import type {
  Denial,
  Grant,
  OwnAnswer,
  ParsedPolicy,
  PatchStatement,
} from '@pcluster-iam/analysis';
import type { InputIssue } from '@pcluster-iam/core';
import type { GrantedTime } from './granted-since.ts';
import type { ReleaseDocument } from './release-documents.ts';

type Analysis = typeof import('@pcluster-iam/analysis');

/** A statement of a document of the release. */
export interface DocumentGrant extends Grant {
  /** The kind of the document. */
  readonly policy: string;
  /** Whom the document is for. */
  readonly for: string;
}

/** A statement of which it depends on inputs whether it is about the resource. */
interface PossibleGrant extends DocumentGrant {
  /** Whether its document is for a role rather than for a person. */
  readonly isForRole: boolean;
  /** Whether only those need its document who use a feature. */
  readonly isOptional: boolean;
  /** The inputs that are missing. */
  readonly missing: readonly InputIssue[];
}

/** What there is to say of a denied request. */
export interface DenialAnswer {
  /** The request. */
  readonly denial: Denial;
  /** The statements of the release that allow it. */
  readonly granted: readonly DocumentGrant[];
  /** Those that may allow it. */
  readonly possible: readonly PossibleGrant[];
  /** Those that allow the action, but not this request. */
  readonly elsewhere: readonly DocumentGrant[];
  /** When the documents of a scheduler grant the action. */
  readonly times: readonly GrantedTime[];
  /** Where to look, where an Allow does not help. */
  readonly advice?: string;
  /** The smallest statement that allows it. */
  readonly patch?: PatchStatement;
  /** What the principal's own documents say. */
  readonly own?: OwnAnswer;
}

/** What a denied request is compared with. */
export interface Compared {
  /** The documents of the release. */
  readonly documents: readonly ReleaseDocument[];
  /** When the documents of the scheduler grant an action. */
  readonly timesOf: (action: string) => readonly GrantedTime[];
  /** The documents of the principal, where they were given. */
  readonly own: readonly ParsedPolicy[];
}

/** Tells which documents grant what was denied, since when, and what would allow it. */
export function answerDenial(
  denial: Denial,
  { documents, timesOf, own }: Compared,
  { explainOwn, findGrants, patchFor, whereToLook }: Analysis,
): DenialAnswer {
  const found = documents.map((document) => ({
    document,
    ...findGrants(denial, document.document),
  }));
  const mayAllow = forPrincipal(
    denial.principal,
    found.flatMap(({ document, granted }) =>
      granted.map((grant) => possibleGrant(document, grant)),
    ),
  );
  const granted = mayAllow.filter(({ missing }) => missing.length === 0).map(certain);
  const elsewhere = found.flatMap(({ document, elsewhere }) =>
    elsewhere.map((grant) => certain(possibleGrant(document, grant))),
  );
  const advice = whereToLook(denial.reason);
  const patch = advice === undefined ? patchFor(denial, granted, own) : undefined;
  const answer = own.length > 0 ? explainOwn(denial, own, patch) : undefined;
  const isLacking = answer === undefined || answer.decision === 'implicitly denied';
  return {
    denial,
    granted,
    possible: mayAllow.filter(({ missing }) => missing.length > 0),
    elsewhere,
    times: timesFor([...mayAllow, ...elsewhere], denial.action ? timesOf(denial.action) : []),
    ...(advice === undefined ? {} : { advice }),
    ...(patch && isLacking ? { patch } : {}),
    ...(answer ? { own: answer } : {}),
  };
}

function possibleGrant(
  { policy, for: recipient, isForRole, isOptional, missing }: ReleaseDocument,
  grant: Grant,
): PossibleGrant {
  const [place = '0'] = /\d+/.exec(grant.statement.path) ?? [];
  return {
    policy,
    for: recipient,
    ...grant,
    isForRole,
    isOptional,
    missing: missing[Number(place)] ?? [],
  };
}

function certain({ policy, for: recipient, statement, ...grant }: PossibleGrant): DocumentGrant {
  const { resources, condition } = grant;
  return {
    policy,
    for: recipient,
    statement,
    resources,
    ...(condition === undefined ? {} : { condition }),
  };
}

/** A user of IAM is no role, so documents for roles count only where no other grants it. */
function forPrincipal(
  principal: string | undefined,
  grants: readonly PossibleGrant[],
): readonly PossibleGrant[] {
  const isUser = /^arn:[^:]*:iam::[^:]*:+user\//.test(principal ?? '');
  const forPeople = grants.filter(({ isForRole }) => !isForRole);
  return isUser && forPeople.length > 0 ? forPeople : grants;
}

/** The times of those who have the action in this release; where nobody has, of all who ever had. */
function timesFor(
  here: readonly DocumentGrant[],
  times: readonly GrantedTime[],
): readonly GrantedTime[] {
  const recipients = new Set(here.map((grant) => grant.for));
  return recipients.size === 0 ? times : times.filter((time) => recipients.has(time.for));
}
