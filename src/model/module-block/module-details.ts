/** How callers prove themselves. */
export type ModuleAuth = 'hmac-sha256' | 'bearer' | 'api_key' | 'none';

/** What a module says to the world and hears from it, in full: usual for a new module, or as a Module Block has it. */
export interface ModuleDetails {
  /** Full path of the route; empty when the module has none. */
  readonly route: string;
  readonly method: 'POST' | 'PUT';
  readonly headers: readonly HeaderChoice[];
  /** How a signature is computed; present with the scheme hmac-sha256 alone. */
  readonly signature?: SignatureChoice;
  readonly payloadFields: readonly FieldChoice[];
  readonly threadFields: readonly string[];
  /** Where the identity of an event comes from, and the field or header that holds it. */
  readonly idempotency: { readonly source: string; readonly primary?: string };
  /** Calls that leave the workspace. */
  readonly outbound: readonly OutboundChoice[];
  /** Calls of other modules. */
  readonly internal: readonly InternalChoice[];
  readonly positive: readonly CriterionChoice[];
  readonly negative: readonly CriterionChoice[];
  readonly blocksStartup: boolean;
  /** Where it is not the usual of its kind. */
  readonly executionModel?: 'request_driven' | 'event_driven' | 'scheduled';
}

/** A header that a request carries; without a role when nothing depends on it. */
export interface HeaderChoice {
  readonly name: string;
  readonly role?: 'signature' | 'timestamp' | 'event_id' | 'api_key' | 'other';
}

/** `signedText` holds `{body}`, and `{timestamp}` where a header brings one. */
export interface SignatureChoice {
  readonly signedText: string;
  readonly prefix: string;
  readonly encoding: 'hex' | 'base64';
}

/** A field of the event. */
export interface FieldChoice {
  readonly name: string;
  readonly isOptional: boolean;
  readonly description: string;
}

/** A call of another system. */
export interface OutboundChoice {
  readonly name: string;
  readonly url: string;
}

/** A call of another module. */
export interface InternalChoice {
  readonly module: string;
  readonly endpoint: string;
}

/** A criterion of acceptance with the name of its test; `expected` belongs to a negative one. */
export interface CriterionChoice {
  readonly description: string;
  readonly expected?: string;
  readonly test: string;
}
