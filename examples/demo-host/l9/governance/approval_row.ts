import type { Approval, ApprovalOutcome, ApprovalRequest, ApprovalStatus } from './approvals.js';

/** A row of the table approvals. */
export interface ApprovalRow {
  readonly id: string;
  readonly request: ApprovalRequest;
  readonly status: ApprovalStatus;
  readonly requested_at: Date;
  readonly decided_at: Date | null;
  readonly decided_by: string | null;
  readonly reason: string | null;
  readonly finished_at: Date | null;
  readonly outcome: ApprovalOutcome | null;
}

export function approvalFrom(row: ApprovalRow): Approval {
  return {
    ...row.request,
    id: row.id,
    status: row.status,
    requestedAt: row.requested_at.toISOString(),
    ...(row.decided_at && { decidedAt: row.decided_at.toISOString() }),
    ...(row.decided_by !== null && { decidedBy: row.decided_by }),
    ...(row.reason !== null && { reason: row.reason }),
    executed: row.finished_at !== null,
    ...(row.outcome && { outcome: row.outcome }),
  };
}
