import { describe, expect, it } from 'vitest';
import { serviceData } from '../service-data.ts';
import { type ActionClasses, actionClasses } from './action-classes.ts';
import { meaningfulStatements } from './meaningful-statement.ts';

const allow = (Action: string | readonly string[]) => ({ Effect: 'Allow', Action, Resource: '*' });
const allowNot = (NotAction: string | readonly string[]) => ({
  Effect: 'Allow',
  NotAction,
  Resource: '*',
});

/** The classes of all statements of two sides. */
function classesOf(
  before: readonly object[],
  after: readonly object[],
  left = Number.POSITIVE_INFINITY,
): ActionClasses {
  const [first, second] = [before, after].map((Statement) => meaningfulStatements({ Statement }));
  const all = [...(first ?? []), ...(second ?? [])];
  return actionClasses(all, first ?? [], second ?? [], serviceData, { left });
}

/** The actions of the classes with the actions of the statements that name them. */
function tableOf(before: readonly object[], after: readonly object[]) {
  const named = (statements: ReturnType<typeof meaningfulStatements>) =>
    statements.flatMap(({ statement: { actions, notActions } }) => [
      ...actions.map(({ text }) => text),
      ...notActions.map(({ text }) => `not ${text}`),
    ]);
  return classesOf(before, after).classes.map(({ actions, isKnown, before, after }) => ({
    actions,
    isKnown,
    before: named(before),
    after: named(after),
  }));
}

/** The class that an action is in. */
function classOf(action: string, before: readonly object[], after: readonly object[]) {
  return tableOf(before, after).filter(({ actions }) => actions.includes(action));
}

describe('an action that is written out', () => {
  it('is as AWS writes it, once, with what names it on either side', () => {
    expect(tableOf([allow(['SQS:sendmessage'])], [allow(['sqs:SendMessage'])])).toEqual([
      {
        actions: ['sqs:SendMessage'],
        isKnown: true,
        before: ['SQS:sendmessage'],
        after: ['sqs:SendMessage'],
      },
    ]);
  });

  it('that nobody knows is as it is written, about no type of resource', () => {
    const { classes } = classesOf([], [allow('sqs:NoSuchAction')]);
    expect(classes).toHaveLength(1);
    expect(classes[0]).toMatchObject({
      actions: ['sqs:NoSuchAction'],
      example: 'sqs:nosuchaction',
      isKnown: false,
      types: [],
    });
  });

  it('that is known is shown as AWS writes it, with its types', () => {
    const { classes } = classesOf([], [allow('SQS:SENDMESSAGE')]);
    expect(classes[0]).toMatchObject({ example: 'sqs:SendMessage', isKnown: true });
    expect(classes[0]?.types.map(({ name }) => name)).toEqual(['queue']);
  });

  it('is in a class with those that the same statements name and that are about the same', () => {
    const [one, ...others] = classesOf(
      [],
      [allow(['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:ListQueues', 's3:GetObject'])],
    ).classes;
    expect(one?.actions).toEqual(['sqs:SendMessage', 'sqs:ReceiveMessage']);
    expect(others.map(({ actions }) => actions)).toEqual([['sqs:ListQueues'], ['s3:GetObject']]);
  });

  it('is in a class of its own where another statement names it, too', () => {
    expect(
      tableOf(
        [allow('sqs:SendMessage')],
        [allow(['sqs:SendMessage', 'sqs:ReceiveMessage']), allow(['sqs:ReceiveMessage'])],
      ).map(({ actions }) => actions),
    ).toEqual([['sqs:SendMessage'], ['sqs:ReceiveMessage']]);
  });
});

describe('a wildcard', () => {
  it('stands for the actions of its service that the data knows, and for those that it does not', () => {
    const table = tableOf([], [allow('sqs:Send*')]);
    const actions = table.flatMap((one) => one.actions);
    expect(actions).toEqual(expect.arrayContaining(['sqs:SendMessage', 'sqs:ListQueues']));
    expect(actions.filter((action) => action.startsWith('sqs:send'))).toEqual(['sqs:send…']);
    expect(actions.every((action) => action.startsWith('sqs:'))).toBe(true);
    const [named] = table.filter((one) => one.actions.includes('sqs:SendMessage'));
    expect(named?.after).toEqual(['sqs:Send*']);
    const [other] = table.filter((one) => one.actions.includes('sqs:ListQueues'));
    expect(other?.after).toEqual([]);
    const unknown = table.filter(({ isKnown }) => !isKnown);
    expect(unknown.map(({ after }) => after.length).sort()).toEqual([0, 1]);
  });

  it('stands for actions that nobody knows and another statement writes out', () => {
    const [found] = classOf('sqs:NewAction', [allow('sqs:newaction')], [allow('sqs:New*')]);
    expect(found).toBeUndefined();
    const [own] = classOf('sqs:newaction', [allow('sqs:newaction')], [allow('sqs:New*')]);
    expect(own).toMatchObject({ isKnown: false, before: ['sqs:newaction'], after: ['sqs:New*'] });
  });

  it('in capitals is that of the service all the same', () => {
    const [found] = classOf('sqs:SendMessage', [], [allow('SQS:SEND*')]);
    expect(found?.after).toEqual(['SQS:SEND*']);
  });

  it.each(['*', '**', '*:*', '*:**', '*:'])(
    '%s stands for every service that is named',
    (every) => {
      const table = tableOf([allow('sqs:SendMessage'), allow('s3:Get*')], [allow(every)]);
      const actions = table.flatMap((one) => one.actions);
      expect(actions).toEqual(
        expect.arrayContaining([
          'sqs:SendMessage',
          'sqs:ListQueues',
          's3:GetObject',
          's3:PutObject',
        ]),
      );
      // One service that nothing names stands for all others.
      const prefixes = new Set(actions.map((action) => action.split(':')[0]));
      prefixes.delete('sqs');
      prefixes.delete('s3');
      expect(prefixes.size).toBe(1);
      const [other = ''] = prefixes;
      expect(serviceData.prefixes.has(other)).toBe(true);
      const [example = ''] = actions.filter((action) => action.startsWith(`${other}:`));
      expect(classOf(example, [], [allow(every)])[0]?.isKnown).toBe(true);
    },
  );

  it('of one service leaves the others out', () => {
    const actions = tableOf([allow('s3:GetObject')], [allow('sqs:*')]).flatMap(
      (one) => one.actions,
    );
    expect(actions.filter((action) => action.startsWith('s3:'))).toEqual(['s3:GetObject']);
  });

  it('of an unknown service stands for what its patterns tell apart', () => {
    const actions = tableOf([], [allow('nosuch:Get*')]).flatMap((one) => one.actions);
    expect(actions.sort((a, b) => (a < b ? -1 : 1))).toHaveLength(2);
    expect(actions).toContain('nosuch:get…');
  });
});

describe('NotAction', () => {
  it('names what it does not except', () => {
    const [excepted] = classOf('sqs:SendMessage', [], [allowNot(['sqs:Send*', 's3:*'])]);
    expect(excepted?.after).toEqual([]);
    const [left] = classOf('sqs:ListQueues', [], [allowNot(['sqs:Send*', 's3:*'])]);
    expect(left?.after).toEqual(['not sqs:Send*', 'not s3:*']);
  });

  it('is about services that nothing names, and about those that it names', () => {
    const actions = tableOf([], [allowNot('sqs:SendMessage')]).flatMap((one) => one.actions);
    expect(actions).toContain('sqs:SendMessage');
    expect(actions).toContain('sqs:ListQueues');
    expect(actions.some((action) => !action.startsWith('sqs:'))).toBe(true);
  });
});

describe('what is undecided', () => {
  it('is a service whose patterns tell too many actions apart', () => {
    const patterns = Array.from('abcdefghijkl', (letter) => `sqs:*${letter}*`);
    const { classes, undecided } = classesOf([allow('s3:Get*')], [allow(patterns)], 300_000);
    expect(undecided).toEqual(['sqs']);
    // The others are there all the same, and what is known of the service.
    const actions = classes.flatMap((one) => one.actions);
    expect(actions).toEqual(expect.arrayContaining(['s3:GetObject', 'sqs:SendMessage', 's3:get…']));
  });

  it('is nothing otherwise', () => {
    expect(classesOf([allow('s3:Get*')], [allow('*')]).undecided).toEqual([]);
    expect(classesOf([], [])).toEqual({ classes: [], undecided: [] });
  });
});
