import { describe, expect, it } from 'vitest';
import { byHand, demo, untyped } from '../test/demo.ts';
import { objectsIn } from '../test/objects-in.ts';
import { definePolicy, defineScheduler, type Erratum, roleNameSchema } from './index.ts';

const erratum: Erratum = {
  name: 'typo',
  policies: ['user'],
  statements: ['A'],
  mistake: 'a',
  correction: 'b',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/'],
};

describe('defineScheduler', () => {
  it('returns a plain value with what it was given', () => {
    const user = definePolicy({ inputs: {}, statements: () => [byHand] });
    const end = { lastRelease: '2.11.4', successors: ['slurm'] };
    const scheduler = defineScheduler({
      name: 'a-1',
      releases: { '1.2.3': { user } },
      errata: [erratum],
      end,
    });
    expect(scheduler).toStrictEqual({
      name: 'a-1',
      releases: { '1.2.3': { user } },
      errata: [erratum],
      end,
    });
    expect(scheduler.releases['1.2.3'].user).toBe(user);
  });

  it('keeps texts and changes of source as copies, and leaves the definition’s as they were', () => {
    const texts = { '1.2.0': '1.2.3' };
    const sourceChanges = [{ release: '1.2.3', before: 'a guide', after: 'a template' }];
    const scheduler = defineScheduler({
      name: 'a',
      releases: demo.releases,
      texts,
      sourceChanges,
    });
    expect(scheduler).toMatchObject({ texts, sourceChanges });
    for (const object of objectsIn([scheduler.texts, scheduler.sourceChanges]).slice(1)) {
      expect(object).toSatisfy(Object.isFrozen);
    }
    for (const object of objectsIn([texts, sourceChanges])) {
      expect(object).not.toSatisfy(Object.isFrozen);
    }
  });

  it('has nothing where nothing was given', () => {
    const { name, releases } = demo;
    expect(defineScheduler({ name, releases })).toStrictEqual({ name, releases, errata: [] });
  });

  it.each([{}, { errata: undefined }])('has no errata where none were given: %j', (given) => {
    const { name, releases } = demo;
    expect(defineScheduler(untyped({ name, releases, ...given })).errata).toStrictEqual([]);
  });

  it('keeps the order of releases and kinds', () => {
    expect(Object.keys(demo.releases)).toStrictEqual(['1.2.3', '1.10.0']);
    expect(Object.keys(demo.releases['1.2.3'])).toStrictEqual(['user', 'instance']);
  });

  it('is frozen through and through', () => {
    const scheduler = defineScheduler({
      name: 'frozen',
      releases: {
        '1.2.3': {
          // By hand, because definePolicy freezes its own.
          user: {
            for: 'user',
            features: ['fsx'],
            role: { service: 'ec2', path: '/', managedPolicies: [] },
            inputs: { role: { schema: roleNameSchema, description: 'a role', example: 'r' } },
            statements: () => [byHand],
          },
        },
      },
      errata: [erratum],
      end: { lastRelease: '2.11.4', successors: ['slurm'] },
    });
    const { user } = scheduler.releases['1.2.3'];
    const parts = {
      scheduler,
      releases: scheduler.releases,
      policies: scheduler.releases['1.2.3'],
      errata: scheduler.errata,
      end: scheduler.end,
      successors: scheduler.end?.successors,
      user,
      inputs: user.inputs,
      role: user.inputs.role,
      features: user.features,
      ownRole: user.role,
    };
    const open = Object.entries(parts).filter(([, part]) => !Object.isFrozen(part));
    expect(open.map(([name]) => name)).toStrictEqual([]);
  });

  it('does not freeze the definition itself', () => {
    const definition = { name: 'open', releases: demo.releases };
    defineScheduler(definition);
    expect(Object.isFrozen(definition)).toBe(false);
  });
});
