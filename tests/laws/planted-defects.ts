import type { PlantedDefect } from './planted-defect.js';
import { plantedLapses } from './planted-lapses.js';

const folder = 'l9/modules/text_desk';
const entry = `${folder}/routes/text_desk.ts`;
const adapter = `${folder}/adapters/text_desk_adapter.ts`;
const client = `${folder}/clients/text_desk_client.ts`;
const config = `${folder}/config.ts`;
const service = `${folder}/services/text_desk_service.ts`;
const spec = 'modules/specs/Module-Spec-v2.6-text_desk.yaml';
const verify = /const valid = verifyHmacSha256\(\{[\s\S]*?\}\);/;
const claim = 'const outcome = await this.#answers.claim(keyOf(task));';

/** What goes wrong on the way of a piece of work. */
const plantedOnTheWay: readonly PlantedDefect[] = [
  {
    id: 'D1',
    what: 'any bearer token passes where a signature is declared',
    verb: 'conform',
    changes: [
      {
        file: adapter,
        replace: verify,
        with: "const valid = headerOf(request, 'authorization').startsWith('Bearer ');",
      },
    ],
    told: [['conform/origin-not-proven', entry, 'app.route']],
  },
  {
    id: 'D2',
    what: 'another handler is registered for the same path',
    verb: 'check',
    changes: [
      {
        file: 'l9/legacy.ts',
        with: "import Fastify from 'fastify';\n\nconst app = Fastify();\napp.post('/text-desk/events', async () => ({ ok: true }));\n",
      },
    ],
    told: [['model/route-collision', spec, 'route: /text-desk/events']],
  },
  {
    id: 'D2',
    what: 'a second door stands before the one that looks at signatures',
    verb: 'conform',
    changes: [
      {
        file: entry,
        replace: '  app.route<',
        with: "  app.post('/text-desk/urgent', async (request) => ({ got: request.id }));\n  app.route<",
      },
    ],
    told: [['conform/route-not-declared', entry, "app.post('/text-desk/urgent'"]],
  },
  {
    id: 'D3',
    what: 'the prefix is there twice',
    verb: 'conform',
    changes: [{ file: entry, replace: "url: '/text-desk/events'", with: "url: '/text-desk/text-desk/events'" }],
    told: [['conform/route-differs', entry, 'app.route']],
  },
  {
    id: 'D4',
    what: 'duplicates are looked for with a method that does not exist, and the failure is swallowed',
    verb: 'conform',
    changes: [
      {
        file: service,
        replace: claim,
        with: [
          'let outcome: { state: string; claim: Claim; answer: StoredAnswer } = { state: "claimed" } as never;',
          '      try {',
          '        const found = await (this.#parts.services.substrate as never as { search_packets: (type: string) => Promise<unknown[]> }).search_packets(packetTypes.in);',
          '        if (found.length > 0) outcome = { state: "completed" } as never;',
          '      } catch {',
          '        // never mind',
          '      }',
        ].join('\n'),
      },
    ],
    told: [['conform/dedupe-skipped', service, 'this.#packets.write({']],
  },
  {
    id: 'D5',
    what: 'the task and the tool of a packet are always undefined',
    verb: 'conform',
    changes: [
      { file: service, replace: 'task_id: task.taskId,', with: 'task_id: undefined as never,' },
      { file: service, replace: /tool_id: '[^']*',\n {2}\};/, with: 'tool_id: undefined as never,\n  };' },
    ],
    told: [['conform/metadata-missing', service, 'this.#packets.write({']],
  },
  {
    id: 'D6',
    what: 'the call goes to something that does not exist, and the answer is made up',
    verb: 'conform',
    changes: [
      {
        file: service,
        replace: /const notify = await calls\.notify\([^)]*\);/,
        with: "const runtime = (this.#parts as { readonly runtime?: { chat(): Promise<OutboundResponse> } }).runtime;\n    const notify = runtime ? await runtime.chat() : { status: 200, body: 'processed_locally' };",
      },
    ],
    told: [['conform/call-never-made', spec, 'name: notify']],
  },
  {
    id: 'D7',
    what: 'the identity of an event is taken from a field that the platform does not send',
    verb: 'conform',
    changes: [
      {
        file: adapter,
        replace: 'const eventId = event.event_id;',
        with: "const eventId = String(event['message_id'] ?? '');",
      },
    ],
    told: [['conform/dedupe-differs', service, claim]],
  },
  {
    id: 'D8',
    what: 'what failed is never given free for another try',
    verb: 'conform',
    changes: [{ file: service, replace: "      await this.#attempt('settle', claim.release);\n", with: '' }],
    told: [['conform/claim-not-settled', service, claim]],
  },
  {
    id: 'D9',
    what: 'a failure leaves no packet',
    verb: 'conform',
    changes: [
      {
        file: service,
        replace: "    if (task) await this.#attempt('record', () => this.#recordFailure(failure, task, received));\n",
        with: '',
      },
    ],
    told: [['conform/packet-never-written', service, 'substrate.writer({']],
  },
  {
    id: 'D10',
    what: 'threads are made of fields that the payload does not have',
    verb: 'conform',
    changes: [
      {
        file: adapter,
        replace: '[event.conversation_id]',
        with: "[String(event['channel'] ?? ''), String(event['user'] ?? '')]",
      },
    ],
    told: [['conform/thread-differs', adapter, 'threadId(threadNamespace']],
  },
  {
    id: 'D10',
    what: 'threads lie in the name space of domain names',
    verb: 'conform',
    changes: [
      {
        file: adapter,
        replace: /const threadNamespace = '[^']*';/,
        with: "const threadNamespace = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';",
      },
    ],
    told: [['conform/thread-differs', adapter, 'threadId(threadNamespace']],
  },
  {
    id: 'D11',
    what: 'the client tries everything three times, posts whatever is declared, and its address is a placeholder',
    verb: 'conform',
    changes: [
      { file: client, replace: /attempts: \d+,/, with: 'attempts: 3,' },
      {
        file: config,
        replace: "notify: 'https://text.example/api/messages'",
        with: "notify: 'https://text.example/...'",
      },
    ],
    told: [['conform/call-differs', client, 'http.call({']],
  },
  {
    id: 'D12',
    what: 'nobody uses the client',
    verb: 'conform',
    changes: [
      {
        file: service,
        replace: /const notify = await calls\.notify\([^)]*\);/,
        with: 'const notify = { status: 200, body: null };',
      },
    ],
    told: [['conform/call-never-made', spec, 'name: notify']],
  },
];

/** The defects that show in code, one by one. */
export const plantedDefects: readonly PlantedDefect[] = [...plantedOnTheWay, ...plantedLapses];
