import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import messages from '../../test/denied-messages.json' with { type: 'json' };
import { parseDenial } from './parse-denial.ts';

const texts = messages.map(({ text }) => (typeof text === 'string' ? text : JSON.stringify(text)));

describe('real messages', () => {
  // Each is one that was published, with its accounts, names and identifiers taken out.
  it.each(messages.map((message, index) => ({ ...message, text: texts[index] ?? '' })))(
    '$what',
    ({ text, denials }) => {
      expect(parseDenial(text)).toEqual(denials);
    },
  );

  it('are found in a log of all of them', () => {
    const all = messages.flatMap<unknown>(({ denials }) => denials);
    expect(parseDenial(texts.join('\n\n'))).toEqual(all);
  });

  it('are found however often a text is quoted as JSON', () => {
    const [message] = messages;
    for (let quoted: unknown = message?.text, times = 0; times < 3; times += 1) {
      quoted = JSON.stringify({ message: quoted });
      expect(parseDenial(String(quoted))).toEqual(message?.denials);
    }
  });
});

const arn = fc
  .tuple(fc.constantFrom('aws', 'aws-cn'), fc.stringMatching(/^[a-z][a-z0-9/:*-]{0,30}[a-z0-9]$/))
  .map(([partition, rest]) => `arn:${partition}:demo:eu-west-1:123456789012:${rest}`);

it('takes a message apart as AWS puts it together', () => {
  const action = fc.stringMatching(/^demo-[a-z]{1,8}:[A-Z][A-Za-z]{0,20}$/);
  fc.assert(
    fc.property(arn, action, fc.option(arn), fc.boolean(), (principal, name, on, isExplicit) => {
      const resource = on === null ? {} : { resource: on };
      const reason = isExplicit
        ? 'with an explicit deny in a service control policy'
        : `because no service control policy allows the ${name} action`;
      const text = `User: ${principal} is not authorized to perform: ${name}${on === null ? '' : ` on resource: ${on}`} ${reason}`;
      expect(parseDenial(text)).toEqual([
        {
          principal,
          action: name,
          ...resource,
          reason: {
            kind: isExplicit ? 'explicit deny' : 'not allowed',
            policy: 'service control policy',
          },
        },
      ]);
    }),
  );
});

describe('whatever is pasted', () => {
  const pieces = texts.flatMap((text) => text.split(/(?<=[ ":{}[\]\\])/));
  const hostile = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })), { maxLength: 60 })
    .map((parts) => parts.join(''));

  it('is read without an error, and never as what it does not hold', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const { principal, action, resource } of parseDenial(text)) {
          if (action !== undefined) expect(action).toMatch(/^[a-z0-9-]{1,64}:[A-Za-z0-9*]{1,128}$/);
          if (principal !== undefined) expect(principal).toMatch(/^(?:arn:|role )/);
          if (resource !== undefined) expect(resource).toMatch(/^(?:\*$|arn:)/);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    `User: arn:aws:iam::1:user/a is not authorized to perform: s3:${'a'.repeat(200)} on resource: *`,
    'User: arn:aws:iam::1:user/a is not authorized to perform: s3:Get_Object',
    '{"eventSource":"../s3.amazonaws.com","eventName":"GetObject","errorCode":"AccessDenied"}',
    '{"eventSource":"s3.amazonaws.com","eventName":"Get Object","errorCode":"AccessDenied"}',
    '{"allowed":false,"context":{"action":"a:b:c"}}',
    '{"allowed":false,"context":{"action":"GetObject","resource":"arn:aws::::x"}}',
  ])('names no action that is none: %s', (text) => {
    expect(parseDenial(text).map(({ action }) => action)).toEqual(
      text.startsWith('User') ? [undefined] : [],
    );
  });

  const size = 1_000_000;
  const repeated = (part: string) => part.repeat(Math.ceil(size / part.length));

  // Each is built against a step that could look at the same text again and again.
  it.each([
    ['signs', repeated('not authorized to perform: ')],
    ['messages', repeated(`${texts[0]}\n`)],
    ['backslashes', repeated('\\')],
    ['blanks', `not authorized to perform: s3:GetObject on resource: ${repeated(' ')}x`],
    ['full stops', `not authorized to perform: s3:GetObject on resource: ${repeated('.')}x`],
    ['one word', `User: ${repeated('a:')} is not authorized to perform: ${repeated('b')}`],
    ['operations', `${repeated('when calling the X ')}operation: Forbidden`],
    ['types', `${repeated('AWS::A::B')} access denied for operation '${repeated('AWS:')}`],
    ['opened brackets', repeated('[')],
    ['brackets', `${repeated('{"a":[')}${repeated(']}')}`],
    ['lines of JSON', repeated('{"message":"access denied"}\n')],
    ['lines of no JSON', repeated('{"message":\n')],
    ['JSON in JSON', JSON.stringify(JSON.stringify({ a: JSON.stringify({ b: repeated('"') }) }))],
    ['a list', JSON.stringify(Array.from({ length: 100_000 }, () => 'access denied'))],
    ['deep JSON', `${'['.repeat(size)}${']'.repeat(size)}`],
  ])('is read in a time that grows with it: %s', (_what, text) => {
    const started = performance.now();
    parseDenial(text);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
