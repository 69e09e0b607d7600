import { describe, expect, it } from 'vitest';
import { lintPolicy } from '../lint-policy.ts';

/** The message of the finding of a code, for a statement. */
function messageOf(code: string, action: string): string | undefined {
  const statement = { Effect: 'Allow', Action: action, Resource: '*' };
  const findings = lintPolicy({ Version: '2012-10-17', Statement: [statement] });
  return findings.find((finding) => finding.code === code)?.message;
}

describe('a name that AWS does not have', () => {
  it.each([
    ['unknown-service', 'efs:DescribeFileSystems', 'elasticfilesystem: is meant, perhaps.'],
    ['unknown-service', 'autoscalling:DescribePolicies', 'autoscaling: is meant, perhaps.'],
    ['unknown-action', 's3:GetObjekt', 'GetObject is meant, perhaps.'],
    ['unknown-action', 'sqs:sendmesage', 'SendMessage is meant, perhaps.'],
  ])('is told with what is meant, %s: %s', (code, action, message) => {
    expect(messageOf(code, action)).toContain(message);
  });

  it.each([
    ['unknown-service', 'nothinglikeit:Get'],
    ['unknown-service', 'constructor:Get'],
    // Of two letters, or of one, every name is near.
    ['unknown-service', '*:Get'],
    ['unknown-service', 'autoscalling:SendMessage'],
    ['unknown-action', 's3:MakeCoffee'],
    ['unknown-action', `s3:${'Get'.repeat(500)}`],
  ])('is told without, where nothing is near, %s: %s', (code, action) => {
    expect(messageOf(code, action)).toMatch(/about nothing\.$/);
  });
});
