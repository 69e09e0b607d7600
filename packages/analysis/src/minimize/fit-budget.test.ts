import { describe, expect, it } from 'vitest';
import { policySize } from '../lint/rules/sizes.ts';
import { QuotaExceededError } from '../pack/quota-exceeded-error.ts';
import { type ServiceData, serviceData } from '../service-data.ts';
import { readService } from '../services/service.ts';
import { areSameToday } from './check-wildcards.ts';
import type { PlainDocument } from './document.ts';
import { makeEffort } from './effort.ts';
import { fitBudget } from './fit-budget.ts';

/** A service of these actions and no others. */
function servicesWith(prefix: string, ...names: readonly string[]): ServiceData {
  const actions = names.map((name) => [name, 'r', [], []] as const);
  const service = readService(prefix, { actions, resources: [], keys: [] });
  const find = (one: string) => (one === prefix ? service : undefined);
  return { ...serviceData, date: '2026-01-01', find };
}

const images = servicesWith(
  'd',
  ...['GetImage', 'GetImageTags', 'ListImages', 'DeleteImages', 'ListTags'],
);

const documentOf = (...statements: readonly object[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});
const allow = (Action: unknown, more: object = {}) => ({
  ...more,
  Effect: 'Allow',
  Action,
  Resource: '*',
});

/** Fits a document that has so many characters too many. */
function fit(document: PlainDocument, over: number, keepSids = true) {
  const before = written(document);
  return fitBudget(before, before.text.length - over, keepSids, images, makeEffort());
}

function written(document: PlainDocument) {
  return { document, text: JSON.stringify(document) };
}

function withoutRoom(document: ReturnType<typeof documentOf>): QuotaExceededError {
  try {
    fitBudget(written(document), 1, false, images, makeEffort());
  } catch (error) {
    if (error instanceof QuotaExceededError) return error;
  }
  throw new Error('it fits');
}

// GetImage and GetImageTags have one beginning, ListImages and DeleteImages one end; of what has List
// or Tags in it, ListTags is not listed.
const listed = ['d:GetImage', 'd:ListImages', 'd:GetImageTags', 'd:DeleteImages'];

describe('a wildcard', () => {
  it.each([
    [
      'is put in where the first of what it stands for stood',
      listed,
      1,
      ['d:Get*', 'd:ListImages', 'd:DeleteImages'],
    ],
    ['is not put in where nothing is needed', listed, 0, listed],
    ['saves enough with another one', listed, 22, ['d:Get*', 'd:*Images']],
    ['stands for every action where all are listed', [...listed, 'd:ListTags'], 1, 'd:*'],
    [
      'takes the place of what is not known, and of wildcards',
      ['d:GetImage', 'd:GetImageT*', 'd:GetImageSoon'],
      1,
      'd:Get*',
    ],
    ['ignores the case of what stands there', ['D:getimage', 'd:GETIMAGETAGS'], 1, 'd:Get*'],
  ])('%s', (_what, actions, over, expected) => {
    const document = documentOf(allow(actions));
    const { document: fitted, spelledOut } = fit(document, over);
    expect(fitted).toEqual(documentOf(allow(expected)));
    expect(spelledOut).toEqual(document);
  });

  it('is told with what it replaced, where, and the day of the data', () => {
    const document = documentOf(allow('d:ListTags'), allow(listed));
    expect(fit(document, 30).wildcards).toEqual([
      {
        path: 'Statement[1].Action',
        wildcard: 'd:Get*',
        replaced: ['d:GetImage', 'd:GetImageTags'],
        asOf: '2026-01-01',
      },
      {
        path: 'Statement[1].Action',
        wildcard: 'd:*Images',
        replaced: ['d:ListImages', 'd:DeleteImages'],
        asOf: '2026-01-01',
      },
    ]);
    const single = { ...document, Statement: allow(['d:GetImage', 'd:GetImageTags']) };
    const { wildcards } = fit(single, 1);
    expect(wildcards.map(({ path }) => path)).toEqual(['Statement.Action']);
  });

  it('is taken first where it saves most', () => {
    const document = documentOf(
      allow(['d:ListImages', 'd:DeleteImages']),
      allow(['d:GetImage', 'd:GetImageTags'], { Sid: 'Get' }),
    );
    expect(fit(document, 1).document).toEqual(
      documentOf(allow(['d:ListImages', 'd:DeleteImages']), allow('d:Get*', { Sid: 'Get' })),
    );
  });

  it('is put into no exception, and into no statement that IAM could not read', () => {
    const document = documentOf(
      { Effect: 'Allow', NotAction: listed, Resource: '*' },
      { ...allow(listed), Note: 'x' },
      allow(['e:GetImage', 'e:GetImageTags']),
    );
    expect(withoutRoom(document).excess.smallest).toBe(policySize(document));
  });
});

describe('Sids', () => {
  const document = documentOf(
    allow('d:ListTags', { Sid: 'B' }),
    allow(listed, { Sid: 'LongSid' }),
    allow('d:GetImage', { Sid: 'Long' }),
  );

  it.each([
    [1, ['B', undefined, 'Long']],
    ['"Sid":"LongSid",'.length, ['B', undefined, 'Long']],
    ['"Sid":"LongSid",'.length + 1, ['B', undefined, undefined]],
  ])('are left out, the longest first, where %j characters are too many', (over, sids) => {
    const { document: fitted, wildcards } = fit(document, over, false);
    expect([fitted.Statement].flat().map((one) => Reflect.get(Object(one), 'Sid'))).toEqual(sids);
    expect(wildcards).toEqual([]);
  });

  it('stay where they shall, and wildcards are put in instead', () => {
    const { document: fitted } = fit(document, 1, true);
    expect(fitted).toEqual(
      documentOf(
        allow('d:ListTags', { Sid: 'B' }),
        allow(['d:Get*', 'd:ListImages', 'd:DeleteImages'], { Sid: 'LongSid' }),
        allow('d:GetImage', { Sid: 'Long' }),
      ),
    );
  });
});

describe('a budget that cannot be met', () => {
  it('is an error that tells how small the document can be', () => {
    const error = withoutRoom(documentOf(allow(listed, { Sid: 'A' })));
    const smallest = policySize(documentOf(allow(['d:Get*', 'd:*Images'])));
    expect(error.excess).toEqual({ over: smallest - 1, smallest });
    expect(error.message).toContain(`${smallest} characters at least`);
    expect(error.message).toContain(`may have 1: ${smallest - 1} are too many`);
  });
});

describe('the check of wildcards', () => {
  it.each([
    [['d:GetImage', 'D:getimagetags'], 'd:Get*', true],
    [['d:GetImage', 'd:ListI*'], ['d:GetImage', 'd:List*'], false],
    ['d:GetImage', 'd:Get*', false],
    [['d:GetImage', 'd:GetImageTags'], 'd:GetImageT*', false],
    [listed, 'd:*', false],
    [['d:ListI*', 'd:ListT*'], 'd:List*', true],
    // What another wildcard of the statement stands for is listed, too.
    [['d:Get*', 'd:ListImages', 'd:DeleteImages'], ['d:Get*', 'd:*Images'], true],
  ])('%j and %j: %j', (before, after, isSame) => {
    expect(areSameToday(documentOf(allow(before)), documentOf(allow(after)), images)).toBe(isSame);
  });
});
