import { grouped } from '../lint/grouped.ts';
import { isObject } from '../lint/is-object.ts';
import { holdersOf } from './holders.ts';

/** What a principal is called, by the type of the resource. */
const principalWords: ReadonlyMap<unknown, string> = new Map([
  ['AWS::IAM::Role', 'Role'],
  ['AWS::IAM::User', 'User'],
  ['AWS::IAM::Group', 'Group'],
]);

/** The properties by which a policy names its principals, by the type of the resource. */
const principalProperties: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['AWS::IAM::ManagedPolicy', ['Roles', 'Users', 'Groups']],
  ['AWS::IAM::Policy', ['Roles', 'Users', 'Groups']],
  ['AWS::IAM::RolePolicy', ['RoleName']],
  ['AWS::IAM::UserPolicy', ['UserName']],
  ['AWS::IAM::GroupPolicy', ['GroupName']],
]);

/**
 * Finds who holds the policies of a template, by the resource that a policy stands in. A principal is
 * named by its logical ID, or by its own name where the template does not make it.
 */
export function cloudFormationHolders(
  resources: Readonly<Record<string, unknown>>,
): (id: string) => readonly string[] {
  const all = Object.entries(resources).flatMap(([id, resource]) => {
    if (!isObject(resource)) return [];
    const { Type, Properties } = resource;
    return [{ id, Type, Properties: isObject(Properties) ? Properties : {} }];
  });
  // A principal may be named by its logical ID or by the name that it is given.
  const named = new Map<string, string>();
  for (const { id, Type, Properties } of all) {
    const word = principalWords.get(Type);
    const name = Properties[`${word}Name`];
    if (typeof name === 'string') named.set(`${word} ${name}`, `${word} ${id}`);
  }
  const principals = (word: string, names: unknown) =>
    namesIn(names).map((name) => named.get(`${word} ${name}`) ?? `${word} ${name}`);

  const attached = grouped(
    all.flatMap(({ id, Type, Properties }) => {
      const word = principalWords.get(Type);
      if (word !== undefined) {
        const holder = `${word} ${id}`;
        const policies = namesIn(Properties.ManagedPolicyArns);
        return [id, ...policies].map((policy) => [policy, holder] as const);
      }
      return (principalProperties.get(Type) ?? []).flatMap((property) =>
        principals(property.replace(/s$|Name$/, ''), Properties[property]).map(
          (principal) => [id, principal] as const,
        ),
      );
    }),
  );
  const members = grouped(
    all.flatMap(({ id, Type, Properties }) => {
      const isUser = Type === 'AWS::IAM::User';
      if (!isUser && Type !== 'AWS::IAM::UserToGroupAddition') return [];
      const users = isUser ? [`User ${id}`] : principals('User', Properties.Users);
      const groups = principals('Group', isUser ? Properties.Groups : Properties.GroupName);
      return groups.flatMap((group) => users.map((user) => [group, user] as const));
    }),
  );
  return (id) => holdersOf(attached.get(id) ?? [], members);
}

/** The names and the logical IDs in a value; of `Fn::If` those of either case. */
function namesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (!isObject(value)) return [];
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::If': choice } = value;
  if (typeof Ref === 'string') return Ref.startsWith('AWS::') ? [] : [Ref];
  if (Array.isArray(choice)) return choice.slice(1).flatMap(namesIn);
  const [id] = typeof attribute === 'string' ? attribute.split('.') : [attribute].flat();
  return typeof id === 'string' ? [id] : [];
}
