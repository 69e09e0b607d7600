import { testScheduler } from '@pcluster-iam/conformance';
import { sge } from './sge.ts';

testScheduler(sge);
