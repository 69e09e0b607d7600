/** A region to build in, and the partition that every ARN then has. */
export interface RegionSample {
  /** The region. */
  readonly region: string;
  /** Its partition. */
  readonly partition: 'aws' | `aws-${string}`;
  /** Whether the region's name does not tell the partition, so that the caller has to name it. */
  readonly isNamed?: true;
}

/** One region for each row of the table of partitions, dated 2026-11, and one that AWS does not have yet. */
export const regions: readonly RegionSample[] = [
  { region: 'eu-west-1', partition: 'aws' },
  { region: 'cn-north-1', partition: 'aws-cn' },
  { region: 'us-gov-west-1', partition: 'aws-us-gov' },
  { region: 'us-iso-east-1', partition: 'aws-iso' },
  { region: 'us-isob-east-1', partition: 'aws-iso-b' },
  { region: 'eu-isoe-west-1', partition: 'aws-iso-e' },
  { region: 'us-isof-south-1', partition: 'aws-iso-f' },
  { region: 'eusc-de-east-1', partition: 'aws-eusc' },
  { region: 'moon-north-1', partition: 'aws-moon', isNamed: true },
];
