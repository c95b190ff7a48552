import { randomUUID } from 'node:crypto';

import { fingerprint } from '../fingerprint.js';
import { canonicalJson, type JsonValue } from '../json.js';
import { deepFreeze } from './packet_store.js';
import type { PacketDraft, PacketEnvelope, PacketLineage, PacketParent } from './packet.js';

/** Makes the frozen envelope of a draft. */
export function sealPacket(
  draft: PacketDraft,
  origin: { readonly module: string; readonly version?: string; readonly at: Date },
): PacketEnvelope {
  const packetId = randomUUID();
  const timestamp = origin.at.toISOString();
  // A copy: what the caller does to its draft afterwards does not reach the packet.
  const { payload, metadata, tags } = structuredClone({
    payload: draft.payload,
    metadata: draft.metadata,
    tags: draft.tags ?? [],
  });
  return deepFreeze({
    packetId,
    packetType: draft.packetType,
    timestamp,
    threadId: draft.threadId,
    payload,
    metadata,
    provenance: {
      module: origin.module,
      ...(origin.version === undefined ? {} : { version: origin.version }),
    },
    lineage: lineageOf(packetId, draft.parent),
    tags,
    contentHash: contentHash(payload, metadata, timestamp),
  });
}

/** SHA-256 over the canonical JSON of what the packet says. */
export function contentHash(payload: JsonValue, metadata: JsonValue, timestamp: string): string {
  return fingerprint(canonicalJson({ payload, metadata, timestamp }));
}

function lineageOf(packetId: string, parent: PacketParent | undefined): PacketLineage {
  if (parent === undefined) return { parentIds: [], rootPacketId: packetId, generation: 0 };
  return {
    parentIds: [parent.packetId],
    rootPacketId: parent.lineage.rootPacketId,
    generation: parent.lineage.generation + 1,
  };
}
