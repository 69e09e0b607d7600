import {
  buildPolicy,
  commonInputs,
  type Input,
  type InputIssue,
  InvalidInputError,
  type PolicyDocument,
  type PolicySet,
  partitionOf,
  type Scheduler,
  type Statement,
} from '@pcluster-iam/core';

/** What the options of a command hold, before they are checked. */
type Given = Readonly<Record<string, unknown>>;

/** A document of a release, built as far as its inputs are given. */
export interface ReleaseDocument {
  /** Its kind, such as `userCluster1`. */
  readonly policy: string;
  /** Whom it is for, such as `user`. */
  readonly for: string;
  /** Whether that is a role rather than a person. */
  readonly isForRole: boolean;
  /** Whether only those need it who use a feature. */
  readonly isOptional: boolean;
  /** The document, with `*` in the place of inputs that are missing. */
  readonly document: PolicyDocument;
  /** The missing inputs that each of its statements depends on. */
  readonly missing: readonly (readonly InputIssue[])[];
}

/** A release whose documents are built. */
export interface ChosenRelease {
  /** The scheduler. */
  readonly scheduler: Scheduler;
  /** The release. */
  readonly release: string;
  /** Those of its documents that are built. */
  readonly policies: PolicySet;
}

/**
 * Builds the documents of a release, also where inputs of theirs are missing.
 *
 * @param given - The inputs, those of all documents together.
 * @throws `InvalidInputError` with all that is wrong with what is given.
 */
export function releaseDocuments(
  { scheduler, release, policies }: ChosenRelease,
  given: Given,
): readonly ReleaseDocument[] {
  const standIns = standInsFor(policies, given);
  const issues: InputIssue[] = [];
  const documents = Object.entries(policies).flatMap(([kind, policy]) => {
    const isOwn = (name: string) =>
      Object.hasOwn(commonInputs, name) || Object.hasOwn(policy.inputs, name);
    const build = (inputs: readonly (readonly [string, unknown])[]) =>
      issuesOr(() => {
        const options = Object.fromEntries(inputs.filter(([name]) => isOwn(name)));
        return buildPolicy(kind as never, { ...options, scheduler, release } as never);
      });
    const own = Object.entries(given).filter(([, value]) => value !== undefined);
    const built = build([...standIns.map(({ name, value }) => [name, value] as const), ...own]);
    if ('issues' in built) {
      issues.push(...built.issues);
      return [];
    }
    const complaint = build(own);
    const complaints = 'issues' in complaint ? complaint.issues : [];
    const recipient = policy.for ?? kind;
    return {
      policy: kind,
      for: recipient,
      isForRole: Object.entries(policies).some(
        ([other, { role, for: whom = other }]) => whom === recipient && role !== undefined,
      ),
      isOptional: policy.features !== undefined,
      document: { ...built, Statement: built.Statement.map((one) => widened(one, standIns)) },
      missing: built.Statement.map((statement) => {
        const names = standIns.filter((one) => holds(statement, one)).map(({ name }) => name);
        return complaints.filter(({ input }) => names.includes(input));
      }),
    };
  });
  if (issues.length > 0) {
    throw new InvalidInputError('the documents of the release', withoutRepeats(issues));
  }
  return documents;
}

/** Several documents may ask for the same input. */
export function withoutRepeats(issues: readonly InputIssue[]): readonly InputIssue[] {
  return [...new Map(issues.map((issue) => [`${issue.input} ${issue.message}`, issue])).values()];
}

function issuesOr<Result extends object>(
  build: () => Result,
): Result | { readonly issues: readonly InputIssue[] } {
  try {
    return build();
  } catch (error) {
    if (error instanceof InvalidInputError) return { issues: error.issues };
    throw error;
  }
}

/** A value for a missing input, by which its places in a document are known again. */
interface StandIn {
  readonly name: string;
  readonly value: unknown;
  /** What a document holds of it. */
  readonly texts: readonly string[];
}

// A region of a form that no partition has: then the partition is open, too.
const [region, partition, account] = ['zzzz-missing-1', 'aws-missing', '000000000000'];

function standInsFor(policies: PolicySet, given: Given): readonly StandIn[] {
  const isMissing = (name: string) => given[name] === undefined;
  const arns = Object.values(given)
    .flat()
    .map(String)
    .filter((text) => text.startsWith('arn:'));
  const named = given.partition ?? arns[0]?.split(':')[1];
  const own = isMissing('region') ? named : (partitionOf(String(given.region)) ?? named);
  const common: readonly StandIn[] = [
    { name: 'region', value: region, texts: [region, partition] },
    { name: 'accountId', value: account, texts: [account] },
  ];
  const inputs = new Map(
    Object.values(policies).flatMap((policy) => Object.entries(policy.inputs)),
  );
  const others = [...inputs]
    .filter(([, { optional }]) => !optional)
    .map(([name, input], at) =>
      standInFor(name, input, `missing-${at + 10}`, String(own ?? partition)),
    );
  const all = [...common, ...others].filter(({ name }) => isMissing(name));
  const isOpen = isMissing('region') && isMissing('partition');
  return isOpen ? [...all, { name: 'partition', value: own ?? partition, texts: [] }] : all;
}

function standInFor(name: string, { schema, example }: Input, text: string, own: string): StandIn {
  const inList = (one: string) => (Array.isArray(example) ? [one] : one);
  const answer = schema['~standard'].validate(inList(text));
  const isRight = !(answer instanceof Promise) && answer.issues === undefined;
  // What has a form of its own, such as an ARN, is as its example.
  const shown = isRight ? text : String([example].flat()[0]).replace(/^arn:aws(?=:)/, `arn:${own}`);
  return { name, value: inList(shown), texts: [shown] };
}

function holds(part: unknown, { texts }: StandIn): boolean {
  const text = JSON.stringify(part ?? null);
  return texts.some((one) => text.includes(one));
}

/** A statement that is about whatever it may be about; a condition on what is missing is left out. */
function widened(statement: Statement, standIns: readonly StandIn[]): Statement {
  const held = standIns.filter((one) => holds(statement, one));
  if (held.length === 0) return statement;
  const text = held
    .flatMap(({ texts }) => texts)
    .reduce((wide, one) => wide.replaceAll(one, '*'), JSON.stringify(statement));
  const { Condition, ...wide }: Statement = JSON.parse(text);
  const isOpen = held.some((one) => holds(statement.Condition, one));
  return isOpen || Condition === undefined ? wide : { ...wide, Condition };
}
