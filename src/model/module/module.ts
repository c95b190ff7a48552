import type { Hash, RelPath } from '../../text/index.js';

/** How a module is set to work: by an HTTP call from a platform, by an agent, by a queue, or by the clock. */
export type ModuleKind = 'webhook' | 'tool' | 'worker' | 'schedule';

/** One module, decoded, normalised and checked: everything that generation needs, nothing left to guess. Frozen. */
export interface Module {
  /** `metadata.module_id` as written; may be dotted. */
  readonly id: string;
  /** The id in snake form: names files, packets and environment variables. */
  readonly snake: string;
  readonly kind: ModuleKind;
  readonly name: string;
  readonly description: string;
  readonly tier: number;
  readonly runtime: Runtime;
  /** Present for kind `webhook` only. */
  readonly inbound?: Inbound;
  /** Five-field cron expression; present for kind `schedule` only. */
  readonly cron?: string;
  /** What the contract declares of the event's payload; further fields are let through. */
  readonly payload: readonly PayloadField[];
  readonly thread: Thread;
  readonly idempotency: Idempotency;
  readonly packets: Packets;
  readonly errorPolicy: ErrorPolicy;
  readonly outbound: readonly OutboundCall[];
  readonly environment: readonly EnvironmentVariable[];
  readonly observability: Observability;
  readonly tool?: Tool;
  /** The agents that it works with besides those that call its tool, in the order of the meta. */
  readonly collaborators: readonly Collaborator[];
  readonly memory: Memory;
  readonly governance: Governance;
  readonly acceptance: Acceptance;
  readonly files: ModuleFiles;
  /** The file that holds the Module-Spec. */
  readonly specFile: RelPath;
  /** The file that holds the module meta; absent when it was derived. */
  readonly metaFile?: RelPath;
  /** SHA-256 of the canonical (RFC 8785) spec without `meta` and timestamps. */
  readonly specHash: Hash;
}

/** Where and when the module runs. */
export interface Runtime {
  readonly service: 'api' | 'worker' | 'scheduler' | 'memory';
  readonly startupPhase: 'early' | 'normal' | 'late';
  readonly dependsOn: readonly string[];
  readonly blocksStartupOnFailure: boolean;
}

/** The one route of a webhook module. */
export interface Inbound {
  readonly method: 'POST' | 'PUT';
  /** The full path; nothing is prefixed to it. */
  readonly route: string;
  readonly payloadType: 'json' | 'form';
  readonly authentication: Authentication;
}

/** How a caller proves itself. `secretEnv` is always a required variable of the module. */
export type Authentication =
  | { readonly scheme: 'none' }
  | { readonly scheme: 'bearer'; readonly secretEnv: string }
  | { readonly scheme: 'api_key'; readonly secretEnv: string; readonly header: string }
  | HmacAuthentication;

/** A keyed hash over what the platform sends (RFC 2104 with SHA-256). */
export interface HmacAuthentication {
  readonly scheme: 'hmac-sha256';
  readonly secretEnv: string;
  readonly signatureHeader: string;
  /** What is signed, with `{timestamp}` and `{body}` for the values of the request. */
  readonly signedText: string;
  /** What stands before the digest in the header, such as `v0=` or `sha256=`; may be empty. */
  readonly prefix: string;
  readonly encoding: 'hex' | 'base64';
  /** Present when the platform sends its time; then the signed text holds `{timestamp}`. */
  readonly freshness?: { readonly header: string; readonly toleranceSeconds: number };
}

/** One declared field; `path` is dotted (`event.channel`), each segment an object key. */
export interface PayloadField {
  readonly path: string;
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array';
  readonly required: boolean;
  readonly description?: string;
}

/** How the thread id of an event is derived: uuid5(namespace, fields joined by ":"). */
export interface Thread {
  /** UUID: uuid5(DNS, namespace name) or the declared one. */
  readonly namespace: string;
  readonly namespaceName?: string;
  /** Paths into the payload, in the order in which they are joined. */
  readonly fields: readonly string[];
}

/** How a repeated event is recognised, and for how long. */
export interface Idempotency {
  /** Where the event's identity comes from. */
  readonly key:
    | { readonly from: 'payload'; readonly path: string }
    | { readonly from: 'header'; readonly header: string }
    | { readonly from: 'body_hash' }
    | { readonly from: 'job' };
  readonly durability: 'in_memory' | 'substrate';
  readonly ttlSeconds: number;
}

/** The packets of the module; each type carries its name. */
export interface Packets {
  /** Every packet type the module may write. */
  readonly emits: readonly string[];
  readonly in: string;
  readonly out: string;
  readonly error?: string;
  readonly requiresMetadata: readonly string[];
}

/** What becomes of failures. */
export interface ErrorPolicy {
  readonly default: 'fail_fast' | 'best_effort';
  readonly maxAttempts: number;
  /** By category name; sorted by name when iterated by a renderer. */
  readonly categories: Readonly<Record<ErrorCategoryName, ErrorCategory>>;
  readonly escalation: {
    readonly emitErrorPacket: boolean;
    readonly markTaskFailed: boolean;
    readonly alert: 'none' | 'log' | 'metric';
  };
}

/** The kinds of failure that a module can run into. */
export type ErrorCategoryName =
  'invalid_signature' | 'stale_timestamp' | 'validation_error' | 'storage_failure' | 'side_effect_failure';

/** The answer to one kind of failure; `status` is an HTTP status. */
export interface ErrorCategory {
  readonly status: number;
  readonly action: 'reject' | 'log_and_continue';
}

/** One call to another system. */
export interface OutboundCall {
  /** Snake-case name, unique in the module. */
  readonly name: string;
  readonly endpoint: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly timeoutSeconds: number;
  /** How often the call is tried in all; 1 = no retry. */
  readonly attempts: number;
  /** The variable whose value is sent as `Authorization: Bearer …`. */
  readonly authEnv?: string;
}

/** One variable; a boot without a required one stops. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly required: boolean;
  readonly description: string;
  readonly default?: string;
  readonly example?: string;
}

/** What the module shows of itself. */
export interface Observability {
  readonly logLevel: 'info' | 'debug';
  readonly metrics: boolean;
  readonly traces: boolean;
}

/** The module as agents see it. */
export interface Tool {
  /** Legal for model APIs: `^[a-zA-Z][a-zA-Z0-9_-]*$`. */
  readonly id: string;
  readonly registryFile: RelPath;
  readonly operations: readonly ToolOperation[];
  readonly bindings: readonly AgentBinding[];
}

/** One thing that agents may ask of the tool. */
export interface ToolOperation {
  readonly name: string;
  readonly description: string;
  /** Declared input fields; none = any object. */
  readonly input: readonly PayloadField[];
}

/** Which operations one agent may call, and how it reaches the tool. */
export interface AgentBinding {
  readonly agentId: string;
  readonly mode: 'direct' | 'via_CA' | 'via_plan';
  readonly allowedOperations: readonly string[];
}

/** An agent that a module works with, how they talk, and the packet types that they exchange. */
export interface Collaborator {
  readonly agentId: string;
  readonly protocol: 'tool_call' | 'packet_stream' | 'event_bus';
  readonly packetTopics: readonly string[];
}

/** The memory segments whose packets are read for context, and those the module's packets are filed under. */
export interface Memory {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

/** The risk of the module's effects, and who approves them. */
export interface Governance {
  readonly riskLevel: 'low' | 'medium' | 'high';
  readonly requiresApproval: boolean;
  readonly mechanism: 'igor_only' | 'boss' | 'auto';
}

/** What must hold for the module to be accepted. */
export interface Acceptance {
  readonly positive: readonly AcceptanceItem[];
  readonly negative: readonly AcceptanceItem[];
}

/** One criterion and the name of the test that proves it. */
export interface AcceptanceItem {
  readonly id: string;
  readonly description: string;
  readonly test: string;
}

/** Where each file of the module goes, repository-relative. Derived from `layout` and the kind. */
export interface ModuleFiles {
  readonly folder: RelPath;
  readonly config: RelPath;
  readonly schemas: RelPath;
  /** The module's entry: routes, worker, schedule or tool file. It exports what the router registers. */
  readonly entry: RelPath;
  /** The export of `entry` that the router registers. */
  readonly entryExport: string;
  /** Webhook modules only. */
  readonly adapter?: RelPath;
  readonly service: RelPath;
  /** Only when the module calls out. */
  readonly client?: RelPath;
  readonly handlers: RelPath;
  readonly readme: RelPath;
  readonly tests: {
    readonly folder: RelPath;
    readonly unit: RelPath;
    readonly idempotency: RelPath;
    readonly negative: RelPath;
    readonly integration: RelPath;
    readonly smoke: RelPath;
  };
}
