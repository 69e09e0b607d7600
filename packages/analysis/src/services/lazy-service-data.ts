import type { ServiceData } from '../service-data.ts';
import { readService, type Service, type ServiceFile } from './service.ts';

/** What the file beside those of the services holds. */
export interface IndexFile {
  /** The day the data is of. */
  readonly date: string;
  /** Every prefix. */
  readonly prefixes: readonly string[];
  /** The condition keys of all services. */
  readonly globalKeys: readonly (readonly [name: string, type: string])[];
}

/**
 * Service data that reads each file when it is first needed, and keeps it.
 *
 * @param readFile - Gives the data of a service that has the prefix; nothing where it is not carried.
 */
export function lazyServiceData(
  readIndex: () => IndexFile,
  readFile: (prefix: string) => ServiceFile | undefined,
): ServiceData {
  const services = new Map<string, Service>();
  let known: Pick<ServiceData, 'date' | 'prefixes' | 'globalKeys'> | undefined;
  const index = () => {
    known ??= indexed(readIndex());
    return known;
  };
  return {
    get date() {
      return index().date;
    },
    get prefixes() {
      return index().prefixes;
    },
    get globalKeys() {
      return index().globalKeys;
    },
    find: (prefix) => {
      const before = services.get(prefix);
      if (before !== undefined || !index().prefixes.has(prefix)) return before;
      const file = readFile(prefix);
      if (file === undefined) return undefined;
      const service = readService(prefix, file);
      services.set(prefix, service);
      return service;
    },
  };
}

function indexed({ date, prefixes, globalKeys }: IndexFile) {
  return {
    date,
    prefixes: new Set(prefixes),
    globalKeys: new Map(globalKeys.map(([name, type]) => [name.toLowerCase(), { name, type }])),
  };
}
