import { alsoAbout, checkedTypes, moreTypes, narrowerArn } from '../match/reference-overrides.ts';

/** What the reference says of an access level. */
export type AccessLevel = 'list' | 'read' | 'write' | 'tagging' | 'permissions management';

/** A type of resource of a service. */
export interface ResourceType {
  /** Its name, such as `queue`. */
  readonly name: string;
  /** The form of its ARN, with variables: `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`. */
  readonly arn: string;
}

/** A condition key of a service. */
export interface ServiceConditionKey {
  /** Its name, such as `iam:PassedToService`; it may hold a variable: `aws:ResourceTag/${TagKey}`. */
  readonly name: string;
  /**
   * The type of its values: `String`, `ArrayOfString`, `ARN`, `Bool`, `Numeric`, `Date`, `IPAddress`,
   * or two of them, `Date or Numeric`.
   */
  readonly type: string;
}

/** An action of a service. */
export interface ServiceAction {
  /** Its name without the prefix, such as `SendMessage`. */
  readonly name: string;
  /** What it does to what it is about. */
  readonly accessLevel: AccessLevel;
  /** The types of resource it is about; none where it is about `*` alone. */
  readonly resourceTypes: readonly ResourceType[];
  /**
   * The types of resource that requests for it may name: those it is about; where it is about none, an
   * ARN for all of the account that AWS is known to check it on.
   */
  readonly requestTypes: readonly ResourceType[];
  /** The condition keys of the service that requests for it may hold. */
  readonly conditionKeys: readonly ServiceConditionKey[];
}

/** A service of AWS as the Service Authorization Reference describes it. */
export interface Service {
  /** Its prefix, such as `sqs`. */
  readonly prefix: string;
  /** Its actions by their names in small letters. */
  readonly actions: ReadonlyMap<string, ServiceAction>;
  /** Its types of resource. */
  readonly resourceTypes: readonly ResourceType[];
}

/** The data of a service as its file holds it: lists of numbers are places in the other lists. */
export interface ServiceFile {
  readonly actions: readonly (readonly [
    name: string,
    level: string,
    resources: readonly number[],
    keys: readonly number[],
  ])[];
  readonly resources: readonly (readonly [name: string, arn: string])[];
  readonly keys: readonly (readonly [name: string, type: string])[];
}

const levels: Readonly<Record<string, AccessLevel>> = {
  l: 'list',
  r: 'read',
  w: 'write',
  t: 'tagging',
  p: 'permissions management',
};

/** Reads the data of a service. */
export function readService(prefix: string, file: ServiceFile): Service {
  const resourceTypes = [
    ...file.resources.map(([name, arn]) => ({ name, arn })),
    ...moreTypes(prefix),
  ];
  const keys = file.keys.map(([name, type]) => ({ name, type }));
  const pick = <Item>(items: readonly Item[], places: readonly number[]) =>
    places.flatMap((place) => items[place] ?? []);
  const actionOf = ([name, level, resources, own]: ServiceFile['actions'][number]) => {
    const full = `${prefix}:${name}`;
    const named = [...pick(resourceTypes, resources), ...alsoAbout(full, resourceTypes)];
    const about = Array.from(new Set(named), (type) => {
      const arn = narrowerArn(full, type.arn);
      return arn === type.arn ? type : { ...type, arn };
    });
    return {
      name,
      accessLevel: levels[level] ?? 'write',
      resourceTypes: about,
      requestTypes: about.length > 0 ? about : checkedTypes(full),
      conditionKeys: pick(keys, own),
    };
  };
  const actions = file.actions.map((action): [string, ServiceAction] => [
    action[0].toLowerCase(),
    actionOf(action),
  ]);
  return { prefix, actions: new Map(actions), resourceTypes };
}
