import { readFileSync } from 'node:fs';
import { readService, type Service, type ServiceFile } from './services/service.ts';

/** The services of AWS, each read when it is asked for. */
export interface ServiceData {
  /** The day the data is of, such as `2026-09-26`: what came later is unknown to it. */
  readonly date: string;
  /** Every prefix. */
  readonly prefixes: readonly string[];
  /** Finds a service by its prefix in small letters. */
  readonly find: (prefix: string) => Service | undefined;
}

// Beside the sources and beside the build alike: this file stands at the top of either.
const folder = new URL('../data/', import.meta.url);
const services = new Map<string, Service | undefined>();
let index: { readonly date: string; readonly services: Readonly<Record<string, string>> };

/**
 * The Service Authorization Reference of AWS, as this package brings it. The file of a service is
 * read when it is first asked for, and kept.
 */
export const serviceData: ServiceData = {
  get date() {
    return readIndex().date;
  },
  get prefixes() {
    return Object.keys(readIndex().services);
  },
  find: (prefix) => {
    if (services.has(prefix)) return services.get(prefix);
    const service = Object.hasOwn(readIndex().services, prefix)
      ? readService(prefix, read<ServiceFile>(`services/${prefix}.json`))
      : undefined;
    // Bounded by the number of services: what is unknown is not kept.
    if (service !== undefined) services.set(prefix, service);
    return service;
  },
};

function readIndex() {
  index ??= read('index.json');
  return index;
}

function read<Data>(file: string): Data {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
}
