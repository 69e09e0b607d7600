import { describe, expect, it } from 'vitest';
import { type PlainDocument, readDocument } from './document.ts';
import { makeEffort } from './effort.ts';
import { proveSame } from './prove-same.ts';
import { makeVocabularies } from './vocabularies.ts';

type Members = Readonly<Record<string, unknown>>;

const statement = (more: Members = {}) => ({
  Effect: 'Allow',
  Action: ['s3:A', 's3:B*'],
  Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::b/*'],
  Condition: { StringEquals: { 'k:a': ['x', 'y'] } },
  ...more,
});
const documentOf = (...Statement: readonly Members[]) => ({ Version: '2012-10-17', Statement });
const other = { Effect: 'Deny', Action: 'none', Resource: '*' };

function proofOf(before: PlainDocument, after: PlainDocument) {
  const effort = makeEffort();
  const vocabularies = makeVocabularies(effort);
  return proveSame(readDocument(before, vocabularies), after, vocabularies, effort);
}

describe('the proof', () => {
  it.each([
    ['the same', [statement()]],
    ['another order', [other, statement({ Action: ['s3:B*', 's3:A'] })].slice(1)],
    ['another Sid', [statement({ Sid: 'A' })]],
    ['a statement in two', [statement({ Action: 's3:A' }), statement({ Action: 'S3:b*' })]],
    ['something that is included', [statement(), statement({ Action: 's3:BC', Sid: 'B' })]],
    [
      'a statement in two that overlap',
      [
        statement({ Resource: ['arn:aws:s3:::a'] }),
        statement({ Action: 's3:A' }),
        statement({ Action: 's3:B*', Resource: 'arn:aws:s3:::b/*' }),
      ],
    ],
  ])('holds for %s', (_what, after) => {
    expect(proofOf(documentOf(statement()), documentOf(...after))).toBe('same');
    expect(proofOf(documentOf(...after), documentOf(statement()))).toBe('same');
  });

  it.each([
    ['an action less', [statement({ Action: 's3:B*' })]],
    ['an action more', [statement({ Action: ['s3:A', 's3:B*', 's3:C'] })]],
    ['a wider action', [statement({ Action: ['s3:A', 's3:*'] })]],
    ['a resource less', [statement({ Resource: 'arn:aws:s3:::a' })]],
    ['a wider resource', [statement({ Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::b*'] })]],
    ['another effect', [statement({ Effect: 'Deny' })]],
    ['no condition', [statement({ Condition: {} })]],
    ['a value less', [statement({ Condition: { StringEquals: { 'k:a': 'x' } } })]],
    ['another operator', [statement({ Condition: { StringLike: { 'k:a': ['x', 'y'] } } })]],
    ['a principal', [statement({ Principal: '*' })]],
    ['a rest instead', [statement({ Action: undefined, NotAction: ['s3:A', 's3:B*'] })]],
    ['nothing', []],
    [
      'a part of the pairs',
      [statement({ Action: 's3:A' }), statement({ Resource: 'arn:aws:s3:::a' })],
    ],
    ['a statement that is not understood', [statement(), other]],
  ])('fails for %s', (_what, after) => {
    expect(proofOf(documentOf(statement()), documentOf(...after))).toBe('different');
    expect(proofOf(documentOf(...after), documentOf(statement()))).toBe('different');
  });

  it('fails for another version', () => {
    const before = documentOf(statement());
    expect(proofOf(before, { ...before, Version: '2008-10-17' })).toBe('different');
  });

  it('leaves open what would take too long', () => {
    const text = '*a'.repeat(400);
    const resources = (more: string) =>
      Array.from({ length: 200 }, (_none, index) => `arn:aws:s3:::${text}${index}${more}`);
    const [before, after] = [resources('?*'), resources('*?*')];
    const compare = () =>
      proofOf(
        documentOf(statement({ Resource: before })),
        documentOf(statement({ Resource: after })),
      );
    expect(compare()).toBe('undecided');
  });
});
