import { RefusedError } from '../core/errors.js';
import type { JsonValue } from '../core/json.js';

export type ApprovalStatus = 'pending' | 'approved' | 'rejected';
export type ApprovalMechanism = 'igor_only' | 'boss' | 'auto';
export type RiskLevel = 'low' | 'medium' | 'high';

export interface ApprovalRequest {
  readonly module: string;
  readonly operation: string;
  /** Names the one piece of work that is to be approved, such as the event id. */
  readonly key: string;
  readonly threadId: string;
  readonly riskLevel: RiskLevel;
  readonly mechanism: ApprovalMechanism;
  /** Everything that is needed to carry the operation out later. */
  readonly payload: JsonValue;
}

export interface Approval extends ApprovalRequest {
  readonly id: string;
  readonly status: ApprovalStatus;
  readonly requestedAt: string;
  readonly decidedAt?: string;
  readonly decidedBy?: string;
  readonly reason?: string;
  /** Whether the operation has been carried out. */
  readonly executed: boolean;
  /** Of the last attempt; absent while there is none. */
  readonly outcome?: ApprovalOutcome;
}

export interface ApprovalOutcome {
  readonly ok: boolean;
  readonly result: JsonValue;
}

export interface ApprovalDecision {
  readonly id: string;
  readonly decision: 'approved' | 'rejected';
  /** 'igor' for igor_only, 'boss' for boss. */
  readonly approver: string;
  readonly reason?: string;
}

export interface AuditEntry {
  readonly at: string;
  readonly event:
    'requested' | 'approved' | 'retried' | 'rejected' | 'started' | 'succeeded' | 'failed';
  readonly actor: string;
  readonly detail?: JsonValue;
}

/** Decisions about risky operations, kept in the database with their audit trail. */
export interface Approvals {
  /** The same (module, operation, key) gives the same approval. Mechanism 'auto' is approved at once. */
  readonly request: (request: ApprovalRequest) => Promise<Approval>;
  readonly find: (id: string) => Promise<Approval | undefined>;
  /** Newest first, at most 500. */
  readonly list: (status?: ApprovalStatus) => Promise<readonly Approval[]>;
  /**
   * What was approved and then failed can be approved once more: that starts another attempt.
   * Rejects with UnknownApprovalError, NotAnApproverError or AlreadyDecidedError.
   */
  readonly decide: (decision: ApprovalDecision) => Promise<Approval>;
  /**
   * True for exactly one caller: that one carries the approved operation out. When it has not
   * finished within the lease (its process died), the next caller gets it.
   */
  readonly begin: (id: string) => Promise<boolean>;
  /** A success is final; after a failure the operation can be approved once more. */
  readonly finish: (id: string, outcome: ApprovalOutcome) => Promise<void>;
  readonly audit: (id: string) => Promise<readonly AuditEntry[]>;
  /**
   * Approved by a person, with no outcome, and nobody is at it: what a crash has left behind.
   * What has failed is not among it; it waits for a person.
   */
  readonly outstanding: () => Promise<readonly Approval[]>;
}

export class UnknownApprovalError extends RefusedError {
  override readonly name = 'UnknownApprovalError';
  constructor(id: string) {
    super(404, 'unknown_approval', `there is no approval ${id}`);
  }
}

export class NotAnApproverError extends RefusedError {
  override readonly name = 'NotAnApproverError';
  constructor(approver: string, mechanism: ApprovalMechanism) {
    super(403, 'not_an_approver', `${approver} does not decide what is ${mechanism}`);
  }
}

export class AlreadyDecidedError extends RefusedError {
  override readonly name = 'AlreadyDecidedError';
  constructor(id: string) {
    super(409, 'already_decided', `the approval ${id} has been decided already`);
  }
}

/** Who decides; nobody decides what is approved automatically. */
export function approverOf(mechanism: ApprovalMechanism): 'igor' | 'boss' | undefined {
  return { igor_only: 'igor' as const, boss: 'boss' as const, auto: undefined }[mechanism];
}
