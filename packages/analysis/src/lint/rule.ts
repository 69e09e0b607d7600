import type { ElementPath } from '../parse/parse-policy.ts';
import type { ServiceData } from '../service-data.ts';
import type { Fix, Severity } from './finding.ts';
import type { LintedStatement } from './statement.ts';

/** What a document is meant to be: its quota and its grammar follow from that. */
export type PolicyUse = 'managed' | 'role' | 'user' | 'group' | 'trust';

/** What holds back the roles, users and policies that whoever has a document may change. */
export interface Bounds {
  /**
   * The path that holds no role, user, group or policy which allows more than its maker may do, such
   * as `/parallelcluster/`.
   */
  readonly boundedPath?: string | undefined;
  /** The ARN of the permissions boundary for those that whoever has the document makes. */
  readonly permissionsBoundary?: string | undefined;
}

/** What a rule looks at. */
export interface LintContext {
  /** The document as it was read. */
  readonly document: unknown;
  /** Its characters as IAM counts them. */
  readonly size: number;
  /** Whether parts of it are not known yet. */
  readonly hasUnknownParts: boolean;
  /** Its statements. */
  readonly statements: readonly LintedStatement[];
  /**
   * For each principal that holds the document, the statements of all documents that it holds; those
   * of the document alone where nothing is known of its principals.
   */
  readonly principals: readonly (readonly LintedStatement[])[];
  /** What it is meant to be. */
  readonly use: PolicyUse;
  /** The partition that its ARNs should name, where it is known. */
  readonly partition: string | undefined;
  /** What holds back whoever has the document. */
  readonly bounds: Bounds;
  /** The services of AWS. */
  readonly services: ServiceData;
}

/** What a rule found. */
export interface RuleFinding {
  /** The steps to the element that it is about. */
  readonly path: ElementPath;
  /** What happens in practice, as a whole sentence. */
  readonly message: string;
  /** Where it is not that of the rule. */
  readonly severity?: Severity;
  /** What would mend it, where that is certain. */
  readonly fix?: Fix;
}

/** What a kind of finding is about. */
export interface FindingKind {
  /** Its stable name: small letters, digits and hyphens. */
  readonly code: string;
  /** How bad it usually is. */
  readonly severity: Severity;
  /** What it is about, in a few words. */
  readonly title: string;
  /** Why it matters and what is right, in a few sentences, with where AWS says so. */
  readonly explanation: string;
}

/** One kind of mistake in a document. */
export interface Rule extends FindingKind {
  /** Finds it. */
  readonly check: (context: LintContext) => Iterable<RuleFinding>;
}
