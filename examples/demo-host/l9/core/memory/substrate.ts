import type { Clock } from '../clock.js';
import type { Database } from '../database.js';
import { sealPacket } from './envelope.js';
import { createPacketStore } from './packet_store.js';
import type { PacketDraft, PacketEnvelope } from './packet.js';
import { requireSegments } from './segments.js';

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

/** A packet type that the module's spec does not declare; a bug in the module. */
export class UndeclaredPacketError extends Error {
  override readonly name = 'UndeclaredPacketError';
}

/** A packet without the metadata that the module's spec requires; a bug in the module. */
export class MissingMetadataError extends Error {
  override readonly name = 'MissingMetadataError';
}

export function createSubstrate(parts: {
  readonly database: Database;
  readonly clock: Clock;
  readonly segments: readonly string[];
}): Substrate {
  const { database, clock, segments } = parts;
  const packets = createPacketStore(database);
  return {
    writer: (contract) => {
      requireSegments(contract.segments, segments);
      return {
        write: async (draft) => {
          checkDraft(draft, contract);
          const packet = sealPacket(draft, { ...contract, at: clock.now() });
          await packets.insert(packet, contract.segments);
          return packet;
        },
      };
    },
    packetsOfThread: (threadId, limit = 100) => packets.find({ threadId, limit }),
    packetsOfType: (packetType, limit = 100) => packets.find({ packetType, limit }),
    isHealthy: () =>
      database.query('select 1').then(
        () => true,
        () => false,
      ),
  };
}

function checkDraft(draft: PacketDraft, contract: PacketContract): void {
  const { module, emits, requiresMetadata } = contract;
  if (!emits.includes(draft.packetType)) {
    throw new UndeclaredPacketError(
      `${module} declares no packet ${draft.packetType}; it declares ${emits.join(', ')}`,
    );
  }
  const missing = requiresMetadata.filter((name) => {
    const value = Object.hasOwn(draft.metadata, name) ? draft.metadata[name] : undefined;
    return value === undefined || value === null || value === '';
  });
  if (missing.length > 0) {
    throw new MissingMetadataError(
      `the packet ${draft.packetType} of ${module} lacks the metadata ${missing.join(', ')}`,
    );
  }
  if (draft.metadata.thread_uuid !== draft.threadId) {
    throw new MissingMetadataError(
      `the packet ${draft.packetType} of ${module} lies in thread ${draft.threadId} but its metadata names ${draft.metadata.thread_uuid}`,
    );
  }
}
