import type { JsonValue } from '../json.js';

/** Where a packet belongs: these four are always there, a module may add its own. */
export interface PacketMetadata {
  readonly task_id: string;
  readonly thread_uuid: string;
  readonly source: string;
  readonly tool_id: string;
  readonly [key: string]: JsonValue;
}

export interface PacketLineage {
  readonly parentIds: readonly string[];
  readonly rootPacketId: string;
  /** 0 for a packet without parent. */
  readonly generation: number;
}

/** PacketEnvelope 2.0: frozen once written. */
export interface PacketEnvelope {
  readonly packetId: string;
  readonly packetType: string;
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  readonly threadId: string;
  readonly payload: JsonValue;
  readonly metadata: PacketMetadata;
  readonly provenance: { readonly module: string; readonly version?: string };
  readonly lineage: PacketLineage;
  readonly tags: readonly string[];
  /** SHA-256 (hex) over the canonical JSON of payload, metadata and timestamp. */
  readonly contentHash: string;
}

/** What a later packet needs to know of the one that it descends from. */
export type PacketParent = Pick<PacketEnvelope, 'packetId' | 'lineage'>;

/** What a module hands over; the substrate makes the envelope. */
export interface PacketDraft {
  readonly packetType: string;
  readonly threadId: string;
  readonly payload: JsonValue;
  readonly metadata: PacketMetadata;
  readonly parent?: PacketParent;
  readonly tags?: readonly string[];
}
