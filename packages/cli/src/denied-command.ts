import { buildPolicy, InvalidInputError, type PolicySet } from '@pcluster-iam/core';
import { Argument, type Command, Option } from 'commander';
import { answerDenial, type DenialAnswer } from './answer-denial.ts';
import { CommandError } from './command-error.ts';
import { deniedReport } from './denied-report.ts';
import { timesOfActions } from './granted-since.ts';
import { listOption, onceOption } from './input-option.ts';
import { OptionsError } from './options-error.ts';
import { writeJson, writeText } from './output.ts';
import { addPolicyOptions, type Choice, type FinishOptions } from './policy-command.ts';
import { readSources } from './read-documents.ts';
import { readInput } from './read-input.ts';
import {
  type ChosenRelease,
  type ReleaseDocument,
  releaseDocuments,
  withoutRepeats,
} from './release-documents.ts';
import { findScheduler } from './scheduler-options.ts';

const what = 'the documents of the release';

type Given = Readonly<Record<string, unknown>>;

/** What the options of the command name. */
interface Built {
  readonly chosen: ChosenRelease;
  readonly documents: readonly ReleaseDocument[];
  readonly files: readonly string[];
}

/**
 * The command `denied`: which document lacks what AWS denied, and what would allow it.
 *
 * @param fail - Told when the documents of the release do not grant it.
 */
export function addDeniedCommand(program: Command, choice: Choice, fail: () => void): void {
  const { for: recipient } = choice.selection;
  const command = program
    .command('denied')
    .description(
      'tell from a message that access is denied which document lacks what, and the smallest patch',
    )
    .addArgument(
      new Argument(
        '<message>',
        'the message, an event of CloudFormation or CloudTrail, or a log with some; - is standard input',
      ),
    )
    .addOption(
      onceOption(
        new Option(
          '--for <whom>',
          'whose documents are looked at, such as user or headNode; all when left out',
        ),
      ),
    )
    .addOption(
      listOption(
        new Option(
          '--policy <file>',
          'a file, or a folder, with documents that whoever is denied has; may stand several times',
        ),
      ),
    )
    .addOption(new Option('--json', 'print the answer as data').helpGroup('Output:'));
  const choose = (policies: PolicySet): PolicySet =>
    Object.fromEntries(
      Object.entries(policies).filter(
        ([kind, policy]) => recipient === undefined || (policy.for ?? kind) === recipient,
      ),
    );
  const build = ({
    policy,
    for: _recipient,
    scheduler: _name,
    release: _release,
    ...inputs
  }: Given): Built => {
    const chosen = chosenRelease(choice, choose);
    // Commander collects the values of the option in a list.
    const files = (policy ?? []) as readonly string[];
    return { chosen, documents: releaseDocuments(chosen, inputs), files };
  };
  const finish = async (built: object, { args, json, out, compact }: FinishOptions) => {
    // It is what `build` returned.
    const { chosen, documents, files } = built as Built;
    const analysis = await import('@pcluster-iam/analysis');
    const denials = analysis.parseDenial(await readMessage(String(args[0])));
    if (denials.length === 0) throw nothingFound(analysis.denialForms);
    const own = await readSources(files);
    const timesOf = timesOfActions(chosen.scheduler);
    const compared = { documents, timesOf, own: own.map(({ policy }) => policy) };
    const answers = denials.map((denial) => answerDenial(denial, compared, analysis));
    askForMissing(answers);
    if (answers.some(({ granted, possible }) => granted.length + possible.length === 0)) fail();
    const policies = own.map(({ file, name }) => (name === '' ? file : `${file}, ${name}`));
    if (!json) return writeText(deniedReport(answers, chosen, policies), out, choice.streams);
    const { scheduler, release } = chosen;
    const data = { scheduler: scheduler.name, release, policies, denials: answers };
    return writeJson(data, { out, compact }, choice.streams);
  };
  addPolicyOptions(command, { what, choose, name: undefined, build, finish }, choice);
}

/** Finds the release, and those of its documents that are asked for. */
function chosenRelease(
  { registry, selection }: Choice,
  choose: (policies: PolicySet) => PolicySet,
): ChosenRelease {
  const { release, for: recipient } = selection;
  const scheduler = findScheduler(registry, selection.scheduler);
  const all =
    scheduler && release !== undefined && Object.hasOwn(scheduler.releases, release)
      ? scheduler.releases[release]
      : undefined;
  if (!scheduler || release === undefined || all === undefined) {
    const others = { region: 'eu-west-1', accountId: '000000000000' };
    // It throws what is wrong with the scheduler and the release, which is what the type cannot say.
    return buildPolicy('user' as never, { scheduler, release, ...others } as never) as never;
  }
  const policies = choose(all);
  if (Object.keys(policies).length === 0) {
    const known = [...new Set(Object.entries(all).map(([kind, one]) => one.for ?? kind))];
    const message = `is ${JSON.stringify(recipient)}; the policies of ${scheduler.name} ${release} are for ${known.join(', ')}`;
    throw new InvalidInputError(what, [{ code: 'invalid', input: 'for', message }]);
  }
  return { scheduler, release, policies };
}

async function readMessage(message: string): Promise<string> {
  if (message !== '-') return message;
  const [input] = await readInput(['-']);
  return input?.text ?? '';
}

function nothingFound(forms: readonly string[]): CommandError {
  const known = forms.map((form) => `\n  - ${form}`).join('');
  return new CommandError(`the text tells of no denied request; what is known is${known}`);
}

/** Asks at once for all that decides whether any document grants what was denied. */
function askForMissing(answers: readonly DenialAnswer[]): void {
  const issues = answers
    .filter(({ granted }) => granted.length === 0)
    .flatMap(({ possible }) => possible)
    .flatMap(({ isOptional, missing }) => (isOptional ? [] : missing));
  if (issues.length > 0) throw new OptionsError(what, withoutRepeats(issues));
}
