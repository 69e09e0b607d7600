import { expect, it } from 'vitest';
import { distinctStatements } from './distinct-statements.ts';
import { readDocument } from './document.ts';
import { makeEffort } from './effort.ts';
import { makeVocabularies } from './vocabularies.ts';

const allow = {
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:PutObject'],
  Resource: 'arn:aws:s3:::data/*',
};

function distinct(statements: readonly object[], isFree?: (one: { sid: string }) => boolean) {
  const document = { Version: '2012-10-17', Statement: statements };
  const read = readDocument(document, makeVocabularies(makeEffort()));
  return distinctStatements(read.statements, isFree).map(({ place }) => place);
}

it('leaves out what is there again, however it is written', () => {
  const again = { Action: allow.Action, Resource: [allow.Resource, allow.Resource] };
  expect(distinct([allow, { ...allow, ...again }, allow])).toEqual([0]);
});

it.each<[what: string, more: object]>([
  ['another effect', { Effect: 'Deny' }],
  ['an action less', { Action: 's3:GetObject' }],
  ['an action more', { Action: [...allow.Action, 's3:DeleteObject'] }],
  ['another action', { Action: ['s3:GetObject', 's3:DeleteObject'] }],
  ['another resource', { Resource: 'arn:aws:s3:::data/a' }],
  ['a condition', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
  ['a principal', { Principal: '*' }],
  ['a rest instead', { Action: undefined, NotAction: allow.Action }],
  ['a rest of resources', { Resource: undefined, NotResource: allow.Resource }],
])('keeps a statement with %s', (_what, more) => {
  expect(distinct([allow, { ...allow, ...more }])).toEqual([0, 1]);
});

it('keeps those that are not free', () => {
  const named = { ...allow, Sid: 'A' };
  const isUnnamed = ({ sid }: { sid: string }) => sid === '';
  expect(distinct([named, allow, { ...allow, Sid: 'B' }, allow], isUnnamed)).toEqual([0, 1, 2]);
});
