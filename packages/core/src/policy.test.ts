import { describe, expect, it } from 'vitest';
import { byHand } from '../test/demo.ts';
import { definePolicy, roleNameSchema } from './index.ts';

describe('definePolicy', () => {
  const policy = definePolicy({
    inputs: { roleName: { schema: roleNameSchema, description: 'a role', example: 'demo' } },
    statements: () => [byHand],
  });

  it('returns what it is given', () => {
    expect(Object.keys(policy)).toStrictEqual(['inputs', 'statements']);
    expect(policy.inputs.roleName.schema).toBe(roleNameSchema);
    expect(policy.inputs.roleName.example).toBe('demo');
  });

  it('is frozen through and through', () => {
    expect(policy).toSatisfy(Object.isFrozen);
    expect(policy.inputs).toSatisfy(Object.isFrozen);
    expect(policy.inputs.roleName).toSatisfy(Object.isFrozen);
  });

  it('keeps whom it is for, its features and its role, and freezes them', () => {
    const role = { service: 'ec2', path: '/demo/', managedPolicies: ['A'] } as const;
    const given = { for: 'headNode', features: ['fsx'], role, inputs: {} } as const;
    const own = definePolicy({ ...given, statements: () => [byHand] });
    expect(own).toMatchObject(given);
    expect(own.features).toSatisfy(Object.isFrozen);
    expect(own.role).toSatisfy(Object.isFrozen);
  });
});
