import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { StorageError } from '../../l9/core/errors.js';
import { contentHash } from '../../l9/core/memory/envelope.js';
import type { PacketDraft } from '../../l9/core/memory/packet.js';
import { segmentsIn, UnknownSegmentError } from '../../l9/core/memory/segments.js';
import {
  MissingMetadataError,
  type PacketWriter,
  UndeclaredPacketError,
} from '../../l9/core/memory/substrate.js';
import { startTestHost, type TestHost } from '../support/test_host.js';

const contract = {
  module: 'slack.webhook',
  version: '1.2.0',
  emits: ['slack_webhook.in', 'slack_webhook.out'],
  requiresMetadata: ['task_id', 'thread_uuid', 'source', 'tool_id'],
  segments: ['tool_audit'],
};
const threadId = '1aa67a8c-f6d8-559c-95f1-aff53f810299';
const draft: PacketDraft = {
  packetType: 'slack_webhook.in',
  threadId,
  payload: { text: 'hello \u0000 🙂', amount: 12.5 },
  metadata: { task_id: 't1', thread_uuid: threadId, source: 'slack', tool_id: 'slack_webhook' },
};

let host: TestHost;
let writer: PacketWriter;

beforeEach(async () => {
  host = await startTestHost();
  writer = host.services.substrate.writer(contract);
});

afterEach(() => host.close());

describe('writing a packet', () => {
  test('gives the envelope that is kept', async () => {
    const packet = await writer.write(draft);
    expect(packet).toMatchObject({
      ...draft,
      timestamp: '2026-01-01T00:00:00.000Z',
      provenance: { module: 'slack.webhook', version: '1.2.0' },
      lineage: { parentIds: [], rootPacketId: packet.packetId, generation: 0 },
      tags: [],
    });
    expect(await host.services.substrate.packetsOfThread(threadId)).toEqual([packet]);
    expect(await host.services.substrate.packetsOfType('slack_webhook.in')).toEqual([packet]);
    expect(await host.services.substrate.packetsOfType('slack_webhook.out')).toEqual([]);
  });

  test('hashes what the packet says, whatever the order of its keys', async () => {
    const { payload, metadata, timestamp, contentHash: hash } = await writer.write(draft);
    expect(hash).toBe(contentHash(payload, metadata, timestamp));
    expect(hash).toBe(contentHash({ amount: 12.5, text: 'hello \u0000 🙂' }, metadata, timestamp));
    expect(hash).not.toBe(contentHash({ amount: 12.6 }, metadata, timestamp));
    expect(hash).not.toBe(contentHash(payload, { ...metadata, source: 'other' }, timestamp));
    expect(hash).not.toBe(contentHash(payload, metadata, '2026-01-01T00:00:00.001Z'));
  });

  test('freezes the envelope and takes no part of the draft along', async () => {
    const payload = { list: [1] };
    const packet = await writer.write({ ...draft, payload });
    payload.list.push(2);
    expect(packet.payload).toEqual({ list: [1] });
    expect(Object.isFrozen(packet.payload)).toBe(true);
    expect(Object.isFrozen(packet.metadata)).toBe(true);
  });

  test('keeps the descent', async () => {
    const first = await writer.write(draft);
    const second = await writer.write({ ...draft, packetType: 'slack_webhook.out', parent: first });
    const third = await writer.write({ ...draft, parent: second });
    expect(third.lineage).toEqual({
      parentIds: [second.packetId],
      rootPacketId: first.packetId,
      generation: 2,
    });
  });

  test('refuses a packet that the spec does not declare, and writes nothing', async () => {
    const undeclared = { ...draft, packetType: 'slack_webhook.error' };
    await expect(writer.write(undeclared)).rejects.toThrow(UndeclaredPacketError);
    expect(await host.packets()).toEqual([]);
  });

  test.each(['task_id', 'thread_uuid', 'source', 'tool_id'])(
    'refuses a packet without %s, and writes nothing',
    async (name) => {
      const metadata = { ...draft.metadata, [name]: '' };
      await expect(writer.write({ ...draft, metadata })).rejects.toThrow(MissingMetadataError);
      expect(await host.packets()).toEqual([]);
    },
  );

  test('refuses a packet whose metadata names another thread', async () => {
    const metadata = { ...draft.metadata, thread_uuid: '456e03fa-a27c-53c7-8de0-f3b87df22366' };
    await expect(writer.write({ ...draft, metadata })).rejects.toThrow(MissingMetadataError);
  });

  test('tells a broken database apart', async () => {
    host.failDatabase((sql) => sql.includes('insert into packets'));
    await expect(writer.write(draft)).rejects.toThrow(StorageError);
    host.restoreDatabase();
    await writer.write(draft);
    expect(await host.packets()).toHaveLength(1);
  });
});

describe('reading packets', () => {
  test('gives the newest, oldest first', async () => {
    for (const text of ['a', 'b', 'c']) await writer.write({ ...draft, payload: { text } });
    const packets = await host.services.substrate.packetsOfThread(threadId, 2);
    expect(packets.map(({ payload }) => payload)).toEqual([{ text: 'b' }, { text: 'c' }]);
  });

  test('by segment leaves out other segments and other threads', async () => {
    const other = host.services.substrate.writer({ ...contract, segments: ['session_context'] });
    const thread = '456e03fa-a27c-53c7-8de0-f3b87df22366';
    const metadata = { ...draft.metadata, thread_uuid: thread };
    const wanted = await writer.write(draft);
    await other.write(draft);
    await writer.write({ ...draft, threadId: thread, metadata });
    const read = host.services.retriever.read;
    expect(await read({ segments: ['tool_audit'], threadId })).toEqual([wanted]);
    expect(await read({ segments: ['tool_audit', 'session_context'], threadId })).toHaveLength(2);
    expect(await read({ segments: [], threadId })).toEqual([]);
  });

  test('refuses segments that Memory.yaml does not declare', async () => {
    const { retriever, substrate } = host.services;
    await expect(retriever.read({ segments: ['gossip'], threadId })).rejects.toThrow(
      UnknownSegmentError,
    );
    expect(() => substrate.writer({ ...contract, segments: ['gossip'] })).toThrow(
      UnknownSegmentError,
    );
  });
});

test('segments are read from block and flow lists, not from comments', () => {
  const text = [
    '# id: no',
    'segments:',
    '  - id: one # the first',
    '    description: id of something',
    '  - description: x',
    '    id: "two"',
    '  - { id: three, description: y }',
  ].join('\n');
  expect(segmentsIn(text)).toEqual(['one', 'two', 'three']);
});
