import { join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';

/** One packet as the demo shows it. */
export interface PacketRow {
  readonly type: string;
  readonly thread: string;
  readonly payload: string;
}

/** One line of an approval's audit trail. */
export interface AuditRow {
  readonly event: string;
  readonly actor: string;
}

/** Reads the packets and the audit trail from the database of a host that has stopped. */
export async function readDatabase(
  folder: string,
): Promise<{ readonly packets: readonly PacketRow[]; readonly audit: readonly AuditRow[] }> {
  const database = await PGlite.create({ dataDir: join(folder, 'data/postgres') });
  try {
    const packets = await database.query<{ packet_type: string; thread_id: string; envelope: { payload: unknown } }>(
      'select packet_type, thread_id, envelope from packets order by position',
    );
    const audit = await database.query<AuditRow>('select event, actor from approval_audit order by position');
    return {
      packets: packets.rows.map((row) => ({
        type: row.packet_type,
        thread: row.thread_id,
        payload: JSON.stringify(row.envelope.payload),
      })),
      audit: audit.rows,
    };
  } finally {
    await database.close();
  }
}
