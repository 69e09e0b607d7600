import type { Action } from '@pcluster-iam/core';

/** Make, delete and look at private zones of Route 53 and their records. */
export const route53HostedZones = [
  'route53:ChangeResourceRecordSets',
  'route53:ChangeTagsForResource',
  'route53:CreateHostedZone',
  'route53:DeleteHostedZone',
  'route53:GetChange',
  'route53:GetHostedZone',
  'route53:ListResourceRecordSets',
] as const satisfies readonly Action[];

/** Make, delete and look at the dashboards of CloudWatch. */
export const cloudWatchDashboards = [
  'cloudwatch:PutDashboard',
  'cloudwatch:ListDashboards',
  'cloudwatch:DeleteDashboards',
  'cloudwatch:GetDashboard',
] as const satisfies readonly Action[];
