import type { RelPath, Span } from '../../text/index.js';
import type { Approved } from './machine.js';
import type { Seen } from './seen.js';

/** Which module is to be followed. */
export interface ModuleQuestion {
  /** The files that may export it: what has a `start` is a module. */
  readonly entries: readonly RelPath[];
  /** The folder of its files: what lies elsewhere is the host's, or another's. */
  readonly folder: RelPath;
  /** The file of the business logic; a call of what it exports is an operation. */
  readonly handlers: RelPath;
  /** The file that says what approvals are. */
  readonly approvals: RelPath;
  /** What an operation needs: nothing (0), to have asked (1), or to have been given the approval (2). */
  readonly needs: Approved;
}

/** A call that changes the world, reached without the approval it needs. */
export interface Ungated {
  readonly span: Span;
  /** What is called, as `handlers.onEvent` or `http.call`. */
  readonly operation: string;
  /** How the host gets there: the entry, then the functions that call each other. */
  readonly way: readonly string[];
  /** The approval is asked for, and its answer is not waited for. */
  readonly isAsked: boolean;
}

/** A call that cannot be followed, and why. */
export interface Unfollowed {
  readonly span: Span;
  readonly why: string;
}

/** A segment of the memory that is named where the module meets the host's memory. */
export interface SegmentUse {
  readonly segment: string;
  readonly use: 'read' | 'written';
  readonly span: Span;
}

/** Who asks for the work that is under way. */
export type Origin = 'route' | 'job' | 'tick' | 'tool' | 'resume' | 'health' | 'hook' | 'other';

/** A step of the work, reached without something that should have gone before. */
export interface Unguarded {
  /** Proof of origin, a young request, or the claim of the task. */
  readonly lacks: 'verified' | 'fresh' | 'claimed';
  readonly origin: Origin;
  readonly span: Span;
  readonly operation: string;
  readonly way: readonly string[];
  /** Where the route is registered. */
  readonly route?: Span;
}

/** A route that the module registers with the host. */
export interface RegisteredRoute {
  readonly method: Seen;
  readonly path: Seen;
  readonly span: Span;
}

/** A queue or a clock that the module asks to be set to work by. */
export interface RegisteredTrigger {
  readonly kind: 'queue' | 'clock';
  readonly cron?: Seen;
  readonly span: Span;
}

/** A proof of origin that is asked for. */
export interface Verification {
  readonly how: 'hmac-sha256' | 'secret' | 'age' | 'compared';
  readonly given: Seen;
  readonly secret: Seen;
  readonly signed?: Seen;
  readonly prefix?: Seen;
  readonly encoding?: Seen;
  readonly tolerance?: Seen;
  readonly span: Span;
}

/** A claim of a task. */
export interface ClaimUse {
  /** Which of the host's stores, as the host names it. */
  readonly store: string;
  readonly key: Seen;
  readonly ttlSeconds: Seen;
  readonly origin: Origin;
  readonly span: Span;
}

/** A thread that is worked out. */
export interface ThreadUse {
  readonly namespace: Seen;
  readonly fields: Seen;
  readonly origin: Origin;
  readonly span: Span;
}

/** What the module tells the host of its packets. */
export interface PacketWriterUse {
  readonly emits: Seen;
  readonly metadata: Seen;
  readonly span: Span;
}

/** A packet that is written. */
export interface PacketUse {
  readonly type: Seen;
  /** Metadata by name; absent where it cannot be read. */
  readonly metadata?: Readonly<Record<string, Seen>>;
  readonly span: Span;
}

/** A call of another system by way of the host. */
export interface OutboundUse {
  readonly name: Seen;
  readonly url: Seen;
  readonly method: Seen;
  readonly timeoutMs: Seen;
  readonly attempts: Seen;
  readonly bearer: Seen;
  readonly span: Span;
}

/** A variable that is asked of the host. */
export interface VariableUse {
  readonly name: string | undefined;
  readonly isRequired: boolean;
  /** Asked while work is done, not when the module starts. */
  readonly isLate: boolean;
  readonly span: Span;
}

/** What the code of a module does, along every path from every place where the host enters it. Plain data. */
export interface ModuleFacts {
  /** Whether anything that the host could start was found. */
  readonly isFound: boolean;
  /** Whether the code nests too deep to be followed at all: then nothing else is told. */
  readonly isCut: boolean;
  /** Whether an approval is asked for on any path. */
  readonly asks: boolean;
  /** In the order in which they are found. */
  readonly ungated: readonly Ungated[];
  /** Made where an operation would need an approval. */
  readonly unfollowed: readonly Unfollowed[];
  readonly segments: readonly SegmentUse[];
  readonly unguarded: readonly Unguarded[];
  /** Calls that cannot be followed, wherever they are. */
  readonly opaqueCalls: readonly Unfollowed[];
  readonly routes: readonly RegisteredRoute[];
  readonly triggers: readonly RegisteredTrigger[];
  readonly verifications: readonly Verification[];
  readonly claims: readonly ClaimUse[];
  /** Claims that some path leaves as they are. */
  readonly unsettled: readonly Span[];
  readonly threads: readonly ThreadUse[];
  readonly writers: readonly PacketWriterUse[];
  readonly packets: readonly PacketUse[];
  readonly calls: readonly OutboundUse[];
  readonly variables: readonly VariableUse[];
  /** What the module tells the host that it cannot do without. */
  readonly requiredEnv: readonly { readonly names: Seen; readonly span: Span }[];
  /** Answers about its health that are always the same. */
  readonly constantHealth: readonly Span[];
  /** The events that it tells the log, sorted. */
  readonly logged: readonly string[];
  /** What its files hold, whether or not it is reached. */
  readonly files: readonly FileFacts[];
}

/** What one file of a module holds, as its syntax tells it. Plain data. */
export interface FileFacts {
  readonly file: RelPath;
  readonly imports: readonly { readonly from: string; readonly file?: RelPath; readonly span: Span }[];
  /** Uses of what every program has: `fetch`, `console.log`, `process.env.NAME`. */
  readonly globals: readonly { readonly path: string; readonly span: Span }[];
  /** What lives as long as the process and changes. */
  readonly state: readonly { readonly name: string; readonly what: string; readonly span: Span }[];
  /** What happens when the file is imported. */
  readonly effects: readonly { readonly what: string; readonly span: Span }[];
}
