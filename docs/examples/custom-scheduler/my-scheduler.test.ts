import { testScheduler } from '@pcluster-iam/conformance';
import { myScheduler } from './my-scheduler.mjs';

testScheduler(myScheduler);
