import { testScheduler } from '@pcluster-iam/conformance';
import { slurm } from './slurm.ts';

testScheduler(slurm);
