import type { Database } from '../core/database.js';
import type { JsonValue } from '../core/json.js';
import type { AuditEntry } from './approvals.js';

interface AuditRow extends Omit<AuditEntry, 'at' | 'detail'> {
  readonly at: Date;
  readonly detail: JsonValue;
}

export async function writeAudit(
  database: Database,
  approvalId: string,
  entry: Omit<AuditEntry, 'at'> & { readonly at: Date },
): Promise<void> {
  await database.query(
    'insert into approval_audit (approval_id, at, event, actor, detail) values ($1, $2, $3, $4, $5)',
    [
      approvalId,
      entry.at,
      entry.event,
      entry.actor,
      entry.detail === undefined ? null : JSON.stringify(entry.detail),
    ],
  );
}

/** In the order in which things happened. */
export async function readAudit(
  database: Database,
  approvalId: string,
): Promise<readonly AuditEntry[]> {
  const rows = await database.query<AuditRow>(
    'select at, event, actor, detail from approval_audit where approval_id = $1 order by position',
    [approvalId],
  );
  return rows.map(({ at, event, actor, detail }) => ({
    at: at.toISOString(),
    event,
    actor,
    ...(detail === null ? {} : { detail }),
  }));
}
