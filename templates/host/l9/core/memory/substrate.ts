import type { PacketDraft, PacketEnvelope } from './packet.js';

/** What a module's spec says about its packets. */
export interface PacketContract {
  readonly module: string;
  readonly version?: string;
  readonly emits: readonly string[];
  readonly requiresMetadata: readonly string[];
  /** The memory segments its packets go to, as declared in Memory.yaml. */
  readonly segments: readonly string[];
}

export interface PacketWriter {
  /**
   * Rejects with UndeclaredPacketError or MissingMetadataError before anything is written, with
   * StorageError when the database fails.
   */
  readonly write: (packet: PacketDraft) => Promise<PacketEnvelope>;
}

/** The memory of the host: the only writer of packets. */
export interface Substrate {
  /** Throws UnknownSegmentError when the contract names a segment that Memory.yaml does not declare. */
  readonly writer: (contract: PacketContract) => PacketWriter;
  /** Oldest first; the newest `limit` of them (default 100). */
  readonly packetsOfThread: (
    threadId: string,
    limit?: number,
  ) => Promise<readonly PacketEnvelope[]>;
  /** Oldest first; the newest `limit` of them (default 100). */
  readonly packetsOfType: (
    packetType: string,
    limit?: number,
  ) => Promise<readonly PacketEnvelope[]>;
  readonly isHealthy: () => Promise<boolean>;
}
