import { testScheduler } from '@pcluster-iam/conformance';
import { awsbatch } from './awsbatch.ts';

testScheduler(awsbatch);
