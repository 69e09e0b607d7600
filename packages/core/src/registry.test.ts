import { describe, expect, it } from 'vitest';
import { caught } from '../test/caught.ts';
import { demo, untyped } from '../test/demo.ts';
import {
  createRegistry,
  defineScheduler,
  InvalidSchedulerError,
  PclusterIamError,
  UnknownSchedulerError,
} from './index.ts';

const other = defineScheduler({ ...demo, name: 'other' });
const registry = createRegistry([other, demo]);

describe('a registry', () => {
  it('finds a scheduler by its name', () => {
    expect(registry.get('demo')).toBe(demo);
    expect(registry.get('other')).toBe(other);
  });

  it('lists the schedulers in the order in which they were given', () => {
    expect(registry.schedulers).toStrictEqual([other, demo]);
  });

  it('is frozen, and does not follow the caller’s array', () => {
    const schedulers = [demo];
    const copy = createRegistry(schedulers);
    schedulers.pop();
    expect(copy.schedulers).toStrictEqual([demo]);
    expect(copy).toSatisfy(Object.isFrozen);
    expect(copy.schedulers).toSatisfy(Object.isFrozen);
    expect(schedulers).not.toSatisfy(Object.isFrozen);
  });

  it('knows nothing of another', () => {
    const single = createRegistry([other]);
    expect(() => single.get('demo')).toThrow(UnknownSchedulerError);
    expect(registry.get('demo')).toBe(demo);
  });

  it('works taken apart from its object', () => {
    const { get } = registry;
    expect(get('demo')).toBe(demo);
  });

  it.each<readonly [name: unknown, shown: string]>([
    ['slrm', '"slrm"'],
    ['Demo', '"Demo"'],
    ['', '""'],
    ['__proto__', '"__proto__"'],
    ['constructor', '"constructor"'],
    ['\u001b[31m', '"\\u001b[31m"'],
    [undefined, 'undefined'],
    [null, 'null'],
    [7, 'a number'],
    [Symbol('demo'), 'a symbol'],
    [demo, 'an object'],
  ])('does not know %s and lists what it knows', (name, shown) => {
    const error = caught(() => registry.get(untyped(name)));
    expect(error).toBeInstanceOf(UnknownSchedulerError);
    expect(error).toMatchObject({ code: 'unknown-scheduler', known: ['other', 'demo'] });
    expect(error.message).toContain(shown);
    expect(error.message).toContain('other, demo');
  });

  it('may be empty, and says so', () => {
    const empty = createRegistry([]);
    expect(empty.schedulers).toStrictEqual([]);
    expect(caught(() => empty.get('demo')).message).toContain('Known: none');
  });

  it('refuses two schedulers of the same name', () => {
    const twin = defineScheduler({ ...demo });
    const error = caught(() => createRegistry([demo, other, twin]));
    expect(error).toBeInstanceOf(InvalidSchedulerError);
    expect(error).toMatchObject({ scheduler: 'demo' });
    expect(error.message).toContain('twice');
  });

  it('refuses the same scheduler twice', () => {
    expect(caught(() => createRegistry([demo, demo]))).toBeInstanceOf(InvalidSchedulerError);
  });

  it.each<readonly [what: string, schedulers: unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a scheduler without an array around it', demo],
    ['text', 'demo'],
  ])('refuses %s in place of an array', (_what, schedulers) => {
    expect(caught(() => createRegistry(untyped(schedulers)))).toBeInstanceOf(PclusterIamError);
  });
});
