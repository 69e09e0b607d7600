import { describe, expect, it } from 'vitest';
import { serviceData } from '../service-data.ts';
import { canBeBeyondColons, reachesBeyondColons } from './beyond-colons.ts';
import { globSteps } from './overlap.ts';

const group = 'arn:aws:logs:eu-west-1:123456789012:log-group:/aws-glue/jobs:log-stream:a';

// IAM User Guide, "IAM JSON policy elements: Resource": a `*` that is the last character of a segment
// can reach beyond the colon.
describe('a star at the end of the region or the account', () => {
  it.each([
    ['arn:aws:logs:*:*:/aws-glue/*', group, true],
    ['arn:aws:logs:*:123456789012:log-group:*', group, true],
    ['arn:aws:logs:*:log-stream:a', group, true],
    ['arn:aws:logs:eu-west-1:1*:/aws-glue/*', group, true],
    ['arn:aws:logs:eu-west-1:2*:/aws-glue/*', group, false],
    // It stays before the end of its segment, and question marks stay where they are.
    ['arn:aws:logs:eu-west-1:*2:/aws-glue/*', group, false],
    ['arn:aws:logs:eu-west-1:*?:/aws-glue/*', group, false],
    ['arn:aws:logs:eu-west-1:123456789012:/aws-glue/*', group, false],
    // The partition and the service have nothing before them to go on over.
    ['arn:*:logs:eu-west-1:123456789012:jobs', group, false],
    ['arn:aws:logs:*:*:/aws-glue/b*', group, false],
    ['*', group, false],
  ])('%s reaches %s: %j', (resource, arn, isReached) => {
    expect(reachesBeyondColons(resource, globSteps(arn))).toBe(isReached);
  });

  it('is not followed through texts that are too long for IAM', () => {
    const long = `arn:aws:logs:*:*:${'a'.repeat(3_000)}`;
    expect(reachesBeyondColons(long, globSteps(long))).toBe(false);
  });
});

describe('a resource of a policy', () => {
  const [stream] = serviceData.find('logs')?.actions.get('putlogevents')?.requestTypes ?? [];
  const [queue] = serviceData.find('sqs')?.actions.get('sendmessage')?.requestTypes ?? [];
  if (stream === undefined || queue === undefined) throw new Error('the data has no such action');

  it.each([
    ['arn:aws:logs:*:*:/aws-glue/*', stream, true],
    ['arn:aws:logs:*:*:log-stream:a', stream, true],
    ['arn:aws:logs:eu-west-1:123456789012:/aws-glue/*', stream, false],
    ['arn:aws:sqs:*:*:a:b', queue, false],
    ['arn:aws:sns:*:*:log-stream:a', stream, false],
    ['no ARN', stream, false],
  ])('%s can be of a type with colons in its name: %#', (resource, type, isOne) => {
    expect(canBeBeyondColons(resource, type)).toBe(isOne);
  });
});
