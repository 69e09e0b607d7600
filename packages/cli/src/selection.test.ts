import { describe, expect, it } from 'vitest';
import { createProgram } from './program.ts';
import { readSelection } from './selection.ts';

describe('the selection', () => {
  it('of no arguments is empty', () => {
    expect(readSelection([])).toEqual({
      plugins: [],
      scheduler: undefined,
      release: undefined,
      kind: undefined,
      for: undefined,
      recipients: [],
      features: [],
    });
  });

  it('holds what decides the options of a command', () => {
    const args = ['policies', '--scheduler', 'slurm', '--release=3.11.1', '--for', 'user'];
    const more = ['--feature', 'fsx', '--plugin', 'a.mjs', '--feature=iam', '--plugin', 'b.mjs'];
    expect(readSelection([...args, ...more])).toEqual({
      plugins: ['a.mjs', 'b.mjs'],
      scheduler: 'slurm',
      release: '3.11.1',
      kind: undefined,
      for: 'user',
      recipients: ['user'],
      features: ['fsx', 'iam'],
    });
  });

  // The help shows the options before the kind: pcluster-iam policy [options] <kind>.
  it.each([
    ['right after the command', ['headNode', '--region', 'eu-west-1']],
    ['after an option', ['--region', 'eu-west-1', 'headNode']],
    ['after an option with its value beside it', ['--region=eu-west-1', 'headNode']],
    ['after an option of the selection', ['--scheduler', 'slurm', 'headNode']],
    ['after several', ['--region', 'a', '--account-id', '1', 'headNode', '--out', 'f']],
    ['after an option without a value', ['--compact', 'headNode']],
    ['after the request for help', ['--help', 'headNode']],
    ['after the same in short', ['-h', 'headNode']],
    ['after two dashes', ['--region', 'a', '--', 'headNode']],
    ['before a further argument', ['headNode', 'more']],
  ])('finds the kind %s', (_where, args) => {
    expect(readSelection(['policy', ...args]).kind).toBe('headNode');
  });

  it('finds the kind after every option that the command has', async () => {
    const streams = { stdout: { write: () => undefined }, stderr: { write: () => undefined } };
    const program = await createProgram([], streams, () => {});
    const options = program.commands.find((command) => command.name() === 'policy')?.options ?? [];
    expect(options.length).toBeGreaterThan(5);
    for (const { long, required, optional } of options) {
      const option = required || optional ? [String(long), 'value'] : [String(long)];
      expect(readSelection(['policy', ...option, 'headNode']).kind, long).toBe('headNode');
    }
  });

  it.each([[['policy']], [['policy', '--region', 'eu-west-1']], [['--region', 'x', 'policy']]])(
    'has no kind in %j',
    (args) => {
      expect(readSelection(args).kind).toBeUndefined();
    },
  );

  it('takes an option without its value for none: it is refused later', () => {
    for (const name of ['scheduler', 'release', 'for', 'feature', 'plugin']) {
      expect(readSelection(['policies', `--${name}`])).toEqual(readSelection(['policies']));
    }
  });
});
