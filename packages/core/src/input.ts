import type { StandardSchemaV1 } from '@standard-schema/spec';

/**
 * A check of one input value: any synchronous Standard Schema, by zod, valibot, arktype or by hand.
 * What it accepts goes into ARNs as it is, so it must refuse `*`, `?`, `$`, `:`, `/`, white space,
 * quotes and control characters where they would mean more than the name they stand in;
 * {@link nameSchema} makes such a check.
 */
export type InputSchema<Given = unknown, Checked = Given> = StandardSchemaV1<Given, Checked>;

/** One input of a policy: a value that only the caller knows, such as the name of a role. */
export interface Input<Schema extends InputSchema = InputSchema> {
  /** Checks the value. */
  readonly schema: Schema;
  /** Says what the value is, in one line: the command line's help and the error messages show it. */
  readonly description: string;
  /** A valid value: shown in help and errors, and what the conformance suite builds with. */
  readonly example: StandardSchemaV1.InferInput<Schema>;
  /** Whether the caller may leave it out. Left out means it must be given. */
  readonly optional?: boolean;
}

/** The inputs of a policy by their names, which are camel case. */
export interface Inputs {
  readonly [name: string]: Input;
}

type OptionalName<Definitions extends Inputs> = {
  [Name in keyof Definitions]: Definitions[Name] extends { readonly optional: true } ? Name : never;
}[keyof Definitions];

type RequiredName<Definitions extends Inputs> = Exclude<
  keyof Definitions,
  OptionalName<Definitions>
>;

/** The values that a caller gives for input definitions: optional where an input is. */
export type GivenInputs<Definitions extends Inputs> = {
  readonly [Name in RequiredName<Definitions>]: StandardSchemaV1.InferInput<
    Definitions[Name]['schema']
  >;
} & {
  readonly [Name in OptionalName<Definitions>]?:
    | StandardSchemaV1.InferInput<Definitions[Name]['schema']>
    | undefined;
};

/** The values that a policy's statements are made from: what the schemas answered. */
export type CheckedInputs<Definitions extends Inputs> = {
  readonly [Name in RequiredName<Definitions>]: StandardSchemaV1.InferOutput<
    Definitions[Name]['schema']
  >;
} & {
  readonly [Name in OptionalName<Definitions>]?:
    | StandardSchemaV1.InferOutput<Definitions[Name]['schema']>
    | undefined;
};

/** Names that the facade keeps for its own options; no input of a policy may have one of them. */
export const reservedInputNames = [
  'scheduler',
  'release',
  'region',
  'accountId',
  'partition',
  'text',
  'for',
  'features',
] as const;

/** One of {@link reservedInputNames}. */
export type ReservedInputName = (typeof reservedInputNames)[number];
