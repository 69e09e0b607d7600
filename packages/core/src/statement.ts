import type { Action } from './action.ts';
import type { Condition } from './condition.ts';
import { frozenCopy } from './frozen-copy.ts';
import type { Resource } from './resource.ts';

/** Whether a statement allows or denies. An explicit `Deny` wins over every `Allow`. */
export type Effect = 'Allow' | 'Deny';

/**
 * One statement of an identity policy: frozen plain data, ready for `JSON.stringify`. Make it with
 * {@link allow} or {@link deny}.
 */
export interface Statement {
  /** The statement's name: letters and digits, unique in its document. */
  readonly Sid?: string;
  /** Whether the statement allows or denies. */
  readonly Effect: Effect;
  /** The actions it speaks of. */
  readonly Action: Action | readonly Action[];
  /** The resources it speaks of, a string or an array as it was given. */
  readonly Resource: Resource | readonly Resource[];
  /** What must hold for the statement to apply. */
  readonly Condition?: Condition;
}

/** A statement that has its effect and still needs its actions. */
export interface StatementNeedingActions {
  /** Refused: a statement speaks of at least one action. */
  actions(): unknown;
  /** Names the actions, in the order in which the document shall list them. */
  actions(...actions: readonly Action[]): StatementNeedingResource;
}

/** A statement that has its actions and still needs its resource. */
export interface StatementNeedingResource extends StatementOn {
  /** Narrows the statement to requests for which the conditions hold. */
  when(condition: Condition): StatementOn;
}

/** The last step of a statement: its resource. */
export interface StatementOn {
  /** Refused: a statement speaks of at least one resource. */
  on(resources: readonly []): unknown;
  /**
   * Names the resource and completes the statement. A string stays a string and an array an array
   * in the document.
   */
  on(resource: Resource | readonly Resource[]): Statement;
}

/**
 * Starts a statement that allows.
 *
 * @param sid - The statement's name, letters and digits, unique in its document; may be left out.
 * @example
 * ```ts
 * allow('SQSList').actions('sqs:ListQueues').on('*');
 * allow('PassRole')
 *   .actions('iam:PassRole')
 *   .when({ StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } })
 *   .on('arn:aws:iam::123456789012:role/parallelcluster-*');
 * ```
 */
export function allow(sid?: string): StatementNeedingActions {
  return start('Allow', sid);
}

/**
 * Starts a statement that denies.
 *
 * @param sid - The statement's name, letters and digits, unique in its document; may be left out.
 * @example
 * ```ts
 * deny('KeepTrail').actions('cloudtrail:StopLogging').on('*');
 * ```
 */
export function deny(sid?: string): StatementNeedingActions {
  return start('Deny', sid);
}

function start(effect: Effect, sid: string | undefined): StatementNeedingActions {
  return {
    actions: (...actions: readonly Action[]) => {
      Object.freeze(actions);
      return {
        on: (resource: Resource | readonly Resource[]) => finish(effect, sid, actions, resource),
        when: (condition: Condition) => ({
          on: (resource: Resource | readonly Resource[]) =>
            finish(effect, sid, actions, resource, condition),
        }),
      };
    },
  };
}

function finish(
  effect: Effect,
  sid: string | undefined,
  actions: readonly Action[],
  resource: Resource | readonly Resource[],
  condition?: Condition,
): Statement {
  const resources = frozenCopy(resource);
  // Written out per case: object literals of a fixed shape are what engines build fastest.
  if (condition === undefined) {
    return Object.freeze(
      sid === undefined
        ? { Effect: effect, Action: actions, Resource: resources }
        : { Sid: sid, Effect: effect, Action: actions, Resource: resources },
    );
  }
  return Object.freeze({
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: effect,
    Action: actions,
    Resource: resources,
    Condition: frozenCopy(condition),
  });
}
