import { lintPolicy } from '@pcluster-iam/analysis/browser';

const policy = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Action: ['cloudformation:ListStacks', 'glue:GetJob'],
    Resource: 'arn:aws:cloudformation:*:*:stack/parallelcluster-*',
  },
};

for (const { severity, code, message } of lintPolicy(policy)) {
  console.log(`${severity} ${code}\n  ${message}`);
}
