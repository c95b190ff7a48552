import type { Database } from '../database.js';
import { createPacketStore } from './packet_store.js';
import type { PacketEnvelope } from './packet.js';
import { requireSegments } from './segments.js';

export interface MemoryQuery {
  readonly segments: readonly string[];
  readonly threadId: string;
  /** Default 100. */
  readonly limit?: number;
}

/** Reads the packets of a thread that lie in the given memory segments, oldest first. */
export interface Retriever {
  /** Rejects with UnknownSegmentError for a segment that Memory.yaml does not declare. */
  readonly read: (query: MemoryQuery) => Promise<readonly PacketEnvelope[]>;
}

export function createRetriever(database: Database, declared: readonly string[]): Retriever {
  const packets = createPacketStore(database);
  return {
    read: async ({ segments, threadId, limit = 100 }) => {
      requireSegments(segments, declared);
      return packets.find({ segments, threadId, limit });
    },
  };
}
