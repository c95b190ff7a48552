/*
 * Written once by l9gen for modules/specs/Module-Spec-v2.6-refund_desk.yaml; yours from here on.
 *
 * dora_block:
 *   template_version: 2.6.0
 *   spec_hash: 7f3ef26d306234a29645785109b317f3a0a23079cb8082548b04af8b0424f080
 *   module_id: refund.desk
 *   file: l9/modules/refund_desk/handlers.ts
 *   created_at: 2026-01-01T00:00:00Z
 *   created_by: l9gen
 *   last_updated_at: 2026-01-01T00:00:00Z
 *   last_updated_by: l9gen
 *   content_hash: cc317a012e2b152c31d555df140d687457824adb5253d83cf8bb8568d5482815
 */

import type { JsonValue } from '../../core/json.js';
import type { PacketEnvelope } from '../../core/memory/packet.js';
import type { RefundDeskHandlers } from './services/refund_desk_service.js';

/** What is particular to this module. The file is yours: it is written once. */
export const handlers: RefundDeskHandlers = {
  issueRefund: (_input, { task, history }) => ({
    thread_id: task.threadId,
    input: task.input,
    packets: history.map(summaryOf),
  }),
};

function summaryOf({ packetId, packetType, timestamp }: PacketEnvelope): JsonValue {
  return { packet_id: packetId, packet_type: packetType, timestamp };
}
