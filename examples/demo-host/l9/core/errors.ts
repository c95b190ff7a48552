import type { JsonValue } from './json.js';

/** What kind of trouble it is; a module's error policy names an HTTP status and an action for each. */
export type ErrorCategory =
  | 'invalid_signature'
  | 'stale_timestamp'
  | 'validation_error'
  | 'storage_failure'
  | 'side_effect_failure';

/** An expected failure. Everything else that is thrown is a bug. */
export class L9Error extends Error {
  override readonly name: string = 'L9Error';

  constructor(
    readonly category: ErrorCategory,
    message: string,
    readonly detail?: JsonValue,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export class AuthenticationError extends L9Error {
  override readonly name = 'AuthenticationError';
  constructor(message: string) {
    super('invalid_signature', message);
  }
}

export class StaleTimestampError extends L9Error {
  override readonly name = 'StaleTimestampError';
  constructor(message: string) {
    super('stale_timestamp', message);
  }
}

export interface ValidationIssue {
  /** Dotted path of the value, '' for the whole. */
  readonly path: string;
  readonly message: string;
}

export class ValidationError extends L9Error {
  override readonly name = 'ValidationError';
  constructor(
    message: string,
    readonly issues: readonly ValidationIssue[],
  ) {
    super(
      'validation_error',
      message,
      issues.map(({ path, message: text }) => ({ path, message: text })),
    );
  }
}

export class StorageError extends L9Error {
  override readonly name = 'StorageError';
  constructor(message: string, options?: ErrorOptions) {
    super('storage_failure', message, undefined, options);
  }
}

export class SideEffectError extends L9Error {
  override readonly name = 'SideEffectError';
  constructor(message: string, detail?: JsonValue, options?: ErrorOptions) {
    super('side_effect_failure', message, detail, options);
  }
}

/** A request that the host itself refuses; `code` is what the answer says. */
export class RefusedError extends Error {
  override readonly name: string = 'RefusedError';

  constructor(
    readonly statusCode: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
