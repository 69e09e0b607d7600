import { checkScheduler } from './check-scheduler.ts';
import { InvalidSchedulerError, UnknownSchedulerError } from './errors.ts';
import { quote } from './quote.ts';
import type { Scheduler } from './scheduler.ts';

/** Schedulers by name, for callers that hold a name instead of a plugin. */
export interface Registry<S extends Scheduler = Scheduler> {
  /** Every scheduler, in the order in which it was given. */
  readonly schedulers: readonly S[];
  /**
   * Finds a scheduler by its name.
   *
   * @param name - The name, such as `slurm`.
   * @throws {@link UnknownSchedulerError} that lists the known ones.
   */
  get<Name extends string>(
    name: Name,
  ): Name extends S['name'] ? Extract<S, { readonly name: Name }> : S;
}

/**
 * Makes a registry of scheduler plugins. Nothing is global: two registries know nothing of each other.
 *
 * @param schedulers - The plugins, each with a name of its own.
 * @throws {@link InvalidSchedulerError} when one breaks the contract, or two have the same name.
 * @example
 * ```ts
 * const registry = createRegistry([slurm, awsbatch]);
 * registry.get('slurm').releases;
 * ```
 */
export function createRegistry<const S extends Scheduler>(schedulers: readonly S[]): Registry<S> {
  if (!Array.isArray(schedulers)) {
    throw new InvalidSchedulerError('', [
      `A registry is made of an array, not of ${quote(schedulers)}.`,
    ]);
  }
  const byName = new Map<string, S>();
  for (const scheduler of schedulers) {
    checkScheduler(scheduler);
    if (byName.has(scheduler.name)) {
      throw new InvalidSchedulerError(scheduler.name, ['Its name stands twice in the registry.']);
    }
    byName.set(scheduler.name, scheduler);
  }
  const get = (name: string): S => {
    const scheduler = byName.get(name);
    if (scheduler === undefined) throw new UnknownSchedulerError(quote(name), [...byName.keys()]);
    return scheduler;
  };
  // The map holds each scheduler under its own name, which the map's type cannot say.
  return Object.freeze({ schedulers: Object.freeze([...byName.values()]), get }) as Registry<S>;
}
