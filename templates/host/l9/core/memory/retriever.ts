import type { PacketEnvelope } from './packet.js';

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
