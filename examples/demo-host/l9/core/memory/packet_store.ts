import type { Database } from '../database.js';
import type { PacketEnvelope } from './packet.js';

/** The packets table. Only the substrate and the retriever use it. */
export interface PacketStore {
  readonly insert: (packet: PacketEnvelope, segments: readonly string[]) => Promise<void>;
  readonly find: (filter: PacketFilter) => Promise<readonly PacketEnvelope[]>;
}

export interface PacketFilter {
  readonly threadId?: string;
  readonly packetType?: string;
  /** Packets in at least one of these. */
  readonly segments?: readonly string[];
  readonly limit: number;
}

export function createPacketStore(database: Database): PacketStore {
  return {
    insert: async (packet, segments) => {
      await database.query(
        `insert into packets (packet_id, packet_type, thread_id, segments, envelope)
         values ($1, $2, $3, $4, $5)`,
        [packet.packetId, packet.packetType, packet.threadId, segments, JSON.stringify(packet)],
      );
    },
    find: async ({ threadId, packetType, segments, limit }) => {
      const rows = await database.query<{ envelope: PacketEnvelope }>(
        `select envelope from packets
         where ($1::text is null or thread_id = $1)
           and ($2::text is null or packet_type = $2)
           and ($3::text[] is null or segments && $3)
         order by position desc limit $4`,
        [threadId ?? null, packetType ?? null, segments ?? null, limit],
      );
      return rows.map(({ envelope }) => deepFreeze(envelope)).reverse();
    },
  };
}

export function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
