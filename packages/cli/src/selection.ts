import { parseArgs } from 'node:util';

/** What decides which options a command has: it has to be known before they are parsed. */
export interface Selection {
  /** The paths of plugins of one's own. */
  readonly plugins: readonly string[];
  /** The scheduler's name, where one is given. */
  readonly scheduler: string | undefined;
  /** The release, where one is given. */
  readonly release: string | undefined;
  /** The kind of policy that the command `policy` is followed by. */
  readonly kind: string | undefined;
  /** Whom policies are asked for; the last of them where a command takes one. */
  readonly for: string | undefined;
  /** All of those whom policies are asked for. */
  readonly recipients: readonly string[];
  /** The configuration file that takes the place of scheduler and recipients. */
  readonly fromConfig: string | undefined;
  /** The features that are asked for. */
  readonly features: readonly string[];
}

/** The options of the command `policy` that take no value. */
const flags: ReadonlySet<string> = new Set(['compact', 'pack', 'help', 'h']);

/** Reads the selection out of arguments that nobody has checked yet. */
export function readSelection(args: readonly string[]): Selection {
  const { values, tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      plugin: { type: 'string', multiple: true },
      scheduler: { type: 'string' },
      release: { type: 'string' },
      for: { type: 'string', multiple: true },
      feature: { type: 'string', multiple: true },
      'from-config': { type: 'string' },
    },
  });
  // What follows an option that is not named above, such as `--region`, is its value.
  const isValue = (index: number) =>
    tokens.some(
      (token) =>
        token.kind === 'option' &&
        token.index === index - 1 &&
        token.value === undefined &&
        !flags.has(token.name),
    );
  const positionals = tokens.flatMap((token) =>
    token.kind === 'positional' && !isValue(token.index) ? [token.value] : [],
  );
  // An option without its value reads as `true` here, and is refused when the options are parsed.
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const texts = (list: readonly unknown[] = []) => list.filter((one) => typeof one === 'string');
  const recipients = texts(values.for);
  return {
    plugins: texts(values.plugin),
    scheduler: text(values.scheduler),
    release: text(values.release),
    kind: positionals[1],
    for: recipients.at(-1),
    recipients,
    fromConfig: text(values['from-config']),
    features: texts(values.feature),
  };
}
