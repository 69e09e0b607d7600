// Prints the bytes of heap that the data of all services takes; run with --expose-gc.
import { serviceData } from '@pcluster-iam/analysis';

globalThis.gc();
const before = process.memoryUsage().heapUsed;
for (const prefix of serviceData.prefixes) serviceData.find(prefix);
globalThis.gc();
process.stdout.write(String(process.memoryUsage().heapUsed - before));
