import { testScheduler } from '@pcluster-iam/conformance';
import { torque } from './torque.ts';

testScheduler(torque);
