import { randomUUID } from 'node:crypto';

import type { Clock } from '../core/clock.js';
import type { Database } from '../core/database.js';
import { fingerprint } from '../core/fingerprint.js';
import {
  AlreadyDecidedError,
  type Approval,
  type ApprovalDecision,
  type ApprovalOutcome,
  type ApprovalRequest,
  approverOf,
  type Approvals,
  NotAnApproverError,
  UnknownApprovalError,
} from './approvals.js';
import { readAudit, writeAudit } from './audit.js';
import { type ApprovalRow, approvalFrom } from './approval_row.js';

/** An operation that was begun longer ago and is not finished was cut off by a crash. */
const leaseSeconds = 300;

/** Approvals in the database: every change and its audit entry are one transaction. */
export function createApprovals(database: Database, clock: Clock): Approvals {
  const leaseStart = (): Date => new Date(clock.now().getTime() - leaseSeconds * 1000);

  const find = async (id: string): Promise<Approval | undefined> => {
    // Ids come from addresses; the database would reject some characters.
    if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
    const [row] = await database.query<ApprovalRow>('select * from approvals where id = $1', [id]);
    return row && approvalFrom(row);
  };

  return {
    find,
    request: (request) => database.transaction((inner) => insert(inner, request, clock.now())),
    list: async (status) => {
      const rows = await database.query<ApprovalRow>(
        `select * from approvals where $1::text is null or status = $1
         order by requested_at desc, id limit 500`,
        [status ?? null],
      );
      return rows.map(approvalFrom);
    },
    decide: async (decision) => {
      const approval = await find(decision.id);
      if (approval === undefined) throw new UnknownApprovalError(decision.id);
      if (decision.approver !== approverOf(approval.mechanism)) {
        throw new NotAnApproverError(decision.approver, approval.mechanism);
      }
      return database.transaction((inner) => settle(inner, decision, clock.now()));
    },
    begin: (id) =>
      database.transaction(async (inner) => {
        const begun = await inner.query(
          `update approvals set started_at = $2
           where id = $1 and status = 'approved' and outcome is null
             and (started_at is null or started_at <= $3)
           returning id`,
          [id, clock.now(), leaseStart()],
        );
        if (begun.length === 0) return false;
        await writeAudit(inner, id, { at: clock.now(), event: 'started', actor: 'host' });
        return true;
      }),
    finish: (id, outcome) =>
      database.transaction((inner) => finish(inner, id, outcome, clock.now())),
    audit: (id) => readAudit(database, id),
    outstanding: async () => {
      const rows = await database.query<ApprovalRow>(
        `select * from approvals
         where status = 'approved' and decided_by <> 'auto' and outcome is null
           and (started_at is null or started_at <= $1)
         order by decided_at, id`,
        [leaseStart()],
      );
      return rows.map(approvalFrom);
    },
  };
}

async function insert(database: Database, request: ApprovalRequest, at: Date): Promise<Approval> {
  const { module, operation, key, mechanism } = request;
  const identity = [module, operation, fingerprint(key)];
  const auto = mechanism === 'auto';
  const [created] = await database.query<ApprovalRow>(
    `insert into approvals
       (id, module, operation, key_hash, request, status, requested_at, decided_at, decided_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (module, operation, key_hash) do nothing returning *`,
    [
      randomUUID(),
      ...identity,
      JSON.stringify(request),
      auto ? 'approved' : 'pending',
      at,
      auto ? at : null,
      auto ? 'auto' : null,
    ],
  );
  if (created !== undefined) {
    await writeAudit(database, created.id, { at, event: 'requested', actor: module });
    if (auto) await writeAudit(database, created.id, { at, event: 'approved', actor: 'auto' });
    return approvalFrom(created);
  }
  const [present] = await database.query<ApprovalRow>(
    'select * from approvals where module = $1 and operation = $2 and key_hash = $3',
    identity,
  );
  if (present === undefined) throw new Error(`the approval of ${operation} vanished`);
  return approvalFrom(present);
}

async function settle(database: Database, decision: ApprovalDecision, at: Date): Promise<Approval> {
  const { id, decision: status, approver, reason } = decision;
  const [row] = await database.query<ApprovalRow>(
    `update approvals set status = $2, decided_at = $3, decided_by = $4, reason = $5
     where id = $1 and status = 'pending' returning *`,
    [id, status, at, approver, reason ?? null],
  );
  const retried = row === undefined && status === 'approved' && (await reopen(database, id));
  const decided = row ?? retried;
  if (!decided) throw new AlreadyDecidedError(id);
  const detail = reason === undefined ? {} : { detail: { reason } };
  const event = retried ? 'retried' : status;
  await writeAudit(database, id, { at, event, actor: approver, ...detail });
  return approvalFrom(decided);
}

/** Makes an operation that failed one that nobody has begun; of several at once, one does it. */
async function reopen(database: Database, id: string): Promise<ApprovalRow | undefined> {
  const [row] = await database.query<ApprovalRow>(
    `update approvals set started_at = null, outcome = null
     where id = $1 and status = 'approved' and finished_at is null and outcome is not null
     returning *`,
    [id],
  );
  return row;
}

async function finish(
  database: Database,
  id: string,
  outcome: ApprovalOutcome,
  at: Date,
): Promise<void> {
  const finished = await database.query(
    `update approvals set finished_at = $2, outcome = $3
     where id = $1 and started_at is not null and outcome is null returning id`,
    [id, outcome.ok ? at : null, JSON.stringify(outcome)],
  );
  if (finished.length === 0) return;
  const event = outcome.ok ? 'succeeded' : 'failed';
  await writeAudit(database, id, { at, event, actor: 'host' });
}
