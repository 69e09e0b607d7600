import { readFileSync } from 'node:fs';
import { lazyServiceData } from './services/lazy-service-data.ts';
import type { Service, ServiceConditionKey } from './services/service.ts';

/** The services of AWS, each read when it is asked for. */
export interface ServiceData {
  /** The day the data is of, such as `2026-09-26`: what came later is unknown to it. */
  readonly date: string;
  /** Every prefix, also of services whose data is not carried: `find` finds none for those. */
  readonly prefixes: ReadonlySet<string>;
  /** The condition keys that requests to any service may hold, by their names in small letters. */
  readonly globalKeys: ReadonlyMap<string, ServiceConditionKey>;
  /** Finds a service by its prefix in small letters; nothing where its data is not carried. */
  readonly find: (prefix: string) => Service | undefined;
}

// Beside the sources and beside the build alike: this file stands at the top of either.
const folder = new URL('../data/', import.meta.url);

/**
 * The Service Authorization Reference of AWS, as this package brings it. The file of a service is
 * read when it is first asked for, and kept.
 */
export const serviceData: ServiceData = lazyServiceData(
  () => read('index.json'),
  (prefix) => read(`services/${prefix}.json`),
);

function read<Data>(file: string): Data {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
}
