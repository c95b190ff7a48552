/*
 * Written once by l9gen for modules/specs/Module-Spec-v2.6-slack_webhook.yaml; yours from here on.
 *
 * dora_block:
 *   template_version: 2.6.0
 *   spec_hash: 9a06f4f7620342ec059f09c7f153aafcb6ca442a1431ddb494297196a2c39791
 *   module_id: slack.webhook
 *   file: l9/modules/slack_webhook/handlers.ts
 *   created_at: 2026-01-01T00:00:00Z
 *   created_by: l9gen
 *   last_updated_at: 2026-01-01T00:00:00Z
 *   last_updated_by: l9gen
 *   content_hash: 8b44bf76d29ac31d2b2a7a4b793b433f60e0511d1c96155eb19aed1a0a52d07b
 */

import type { JsonValue } from '../../core/json.js';
import type { PacketEnvelope } from '../../core/memory/packet.js';
import type { SlackWebhookEvent } from './schemas.js';
import type { SlackWebhookHandlers } from './services/slack_webhook_service.js';

/** What is particular to this module. The file is yours: it is written once. */
export const handlers: SlackWebhookHandlers = {
  onEvent: (event, { task, history, responses }) => ({
    event_id: task.eventId,
    fields: declaredFields(event),
    earlier_packets: history.length,
    calls: {
      post_message: responses.postMessage.status,
    },
  }),

  postMessageRequest: (event) => declaredFields(event),

  postMessage: async (_input, { task, calls }) => {
    const { status, body } = await calls.postMessage(task.input);
    return { status, body };
  },

  fetchStatus: async ({ thread_id }, { historyOf }) => {
    const packets = await historyOf(thread_id);
    return { thread_id, packets: packets.map(summaryOf) };
  },
};

function declaredFields(event: SlackWebhookEvent): JsonValue {
  return {
    event_id: event.event_id,
    team_id: event.team_id,
    event: {
      channel: event.event.channel,
      user: event.event.user ?? null,
      text: event.event.text ?? null,
    },
  };
}

function summaryOf({ packetId, packetType, timestamp }: PacketEnvelope): JsonValue {
  return { packet_id: packetId, packet_type: packetType, timestamp };
}
