import { describe, expect, it } from 'vitest';
import { complaint } from '../test/answer.ts';
import { iamLimits, roleNameSchema } from './index.ts';

// IAM User Guide, "IAM and AWS STS quotas" and "Grammar of the IAM JSON policy language".
describe('iamLimits', () => {
  it('holds the quotas on names', () => {
    expect(iamLimits).toMatchObject({
      roleNameLength: 64,
      userNameLength: 64,
      groupNameLength: 128,
      policyNameLength: 128,
      instanceProfileNameLength: 128,
      pathLength: 512,
    });
  });

  it('holds the quotas on documents', () => {
    expect(iamLimits).toMatchObject({
      policySize: { managed: 6144, role: 10_240, user: 2048, group: 5120, trust: 2048 },
      attachedPolicies: 10,
    });
  });

  it.each([
    ['/', true],
    ['/hpc/', true],
    ['/a/b!~/', true],
    ['hpc/', false],
    ['/hpc', false],
    ['//', false],
    ['/a b/', false],
    ['', false],
  ])('takes the path %j: %j', (path, isTaken) => {
    expect(iamLimits.path.test(path)).toBe(isTaken);
  });

  it('bounds the names of roles', () => {
    expect(complaint(roleNameSchema, 'r'.repeat(iamLimits.roleNameLength))).toBeUndefined();
    expect(complaint(roleNameSchema, 'r'.repeat(iamLimits.roleNameLength + 1))).toBeDefined();
  });

  it('allows in a document tab, line feed, carriage return and U+0020 to U+00FF', () => {
    const allowed: number[] = [];
    for (let code = 0; code <= 0xffff; code += 1) {
      if (iamLimits.characters.test(String.fromCharCode(code))) allowed.push(code);
    }
    const latin = Array.from({ length: 0xe0 }, (_, index) => 0x20 + index);
    expect(allowed).toStrictEqual([0x09, 0x0a, 0x0d, ...latin]);
  });

  it('reads an ARN in linear time', () => {
    const started = performance.now();
    for (const unit of ['a', '*', ':', 'a:', '-']) {
      for (const end of ['', '\u0100']) iamLimits.arn.test(`arn:${unit.repeat(1_000_000)}${end}`);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
