import type { FileChange } from '../support/conform-host.js';
import type { PlantedDefect } from './planted-defect.js';

const folder = 'l9/modules/text_desk';
const entry = `${folder}/routes/text_desk.ts`;
const adapter = `${folder}/adapters/text_desk_adapter.ts`;
const config = `${folder}/config.ts`;
const handlers = `${folder}/handlers.ts`;
const service = `${folder}/services/text_desk_service.ts`;
const spec = 'modules/specs/Module-Spec-v2.6-text_desk.yaml';
const tests = 'tests/modules/text_desk/text_desk_negative.test.ts';
const smoke = 'tests/modules/text_desk/text_desk_smoke.test.ts';
const claim = 'const outcome = await this.#answers.claim(keyOf(task));';
const suite = "describe('text.desk: what it refuses and how it fails', () => {";
const before = (line: string): Pick<FileChange, 'replace' | 'with'> => ({
  replace: 'export const handlers',
  with: `${line}\n\nexport const handlers`,
});

/** What goes wrong around it: settings, state, tests, files. */
export const plantedLapses: readonly PlantedDefect[] = [
  {
    id: 'D14',
    what: 'a missing secret is only warned of',
    verb: 'conform',
    changes: [
      { file: config, replace: /\n {2}'TEXT_DESK_SIGNING_SECRET',[^\n]*/, with: '' },
      {
        file: config,
        replace: "env.required('TEXT_DESK_SIGNING_SECRET')",
        with: "env.optional('TEXT_DESK_SIGNING_SECRET') ?? ''",
      },
    ],
    told: [['conform/variable-not-required', entry, 'return {']],
  },
  {
    id: 'D14',
    what: 'settings are one object for the whole process, read when the file is imported',
    verb: 'conform',
    changes: [
      {
        file: handlers,
        ...before(
          'class Settings {\n  readonly isEnabled = true;\n  readonly token = process.env.TEXT_DESK_SIGNING_SECRET;\n}\n\nexport const settings = new Settings();',
        ),
      },
    ],
    told: [
      ['conform/environment-bypassed', handlers, 'process.env'],
      ['conform/module-state', handlers, 'new Settings'],
    ],
  },
  {
    id: 'D14',
    what: 'importing a file starts something',
    verb: 'conform',
    changes: [{ file: handlers, ...before('setInterval(() => undefined, 60_000);') }],
    told: [['conform/import-effect', handlers, 'setInterval']],
  },
  {
    id: 'D15',
    what: 'the module always says that it is well',
    verb: 'conform',
    changes: [{ file: entry, replace: '  return {};', with: '  return { isReady: async () => true };' }],
    told: [['conform/health-cannot-fail', entry, 'isReady']],
  },
  {
    id: 'D16',
    what: 'half of the steps are logged',
    verb: 'conform',
    changes: [
      {
        file: adapter,
        replace: /parts\.logger\.debug\(\{ event: 'thread_uuid_generated'[^\n]*/,
        with: "parts.logger.debug('thread %s', thread);",
      },
      {
        file: service,
        replace: "logger.info({ event: 'reply_sent', operation, status: answer.status });",
        with: "logger.info('replied %s', operation);",
      },
    ],
    told: [['conform/step-not-logged', service, 'substrate.writer({']],
  },
  {
    id: 'D17',
    what: 'a criterion is declared and no test proves it',
    verb: 'conform',
    changes: [{ file: spec, replace: 'test: duplicate_gets_stored_answer', with: 'test: outbound_sms_sent' }],
    told: [['conform/criterion-not-tested', spec, 'outbound_sms_sent']],
  },
  {
    id: 'D18',
    what: 'the tests speak of the criteria of another module',
    verb: 'conform',
    changes: [
      {
        file: 'modules/specs/Module-Spec-v2.6-mail_desk.yaml',
        replace: 'test: event_carried_out',
        with: 'test: valid_email_processed',
      },
      {
        file: 'tests/modules/mail_desk/mail_desk.test.ts',
        replace: "it('writes what came in",
        with: "it('valid_email_processed: writes what came in",
      },
      { file: tests, replace: suite, with: `/* Covers: valid_email_processed. */\n${suite}` },
    ],
    told: [['conform/criterion-of-another-module', tests, 'valid_email_processed']],
  },
  {
    id: 'D19',
    what: 'a test is empty',
    verb: 'conform',
    changes: [{ file: tests, replace: suite, with: `${suite}\n  it('refuses a stale request', async () => {});\n` }],
    told: [['conform/test-asserts-nothing', tests, 'refuses a stale request']],
  },
  {
    id: 'D19',
    what: 'a test asserts inside an `if` that may never be entered',
    verb: 'conform',
    changes: [
      {
        file: tests,
        replace: suite,
        with: `${suite}\n  it('keeps attachments', async () => {\n    const bench = await startBench();\n    for (const type of await bench.packetTypes()) if (type === 'attachment') expect(type).toBe('x');\n  });\n`,
      },
    ],
    told: [['conform/test-asserts-nothing', tests, 'keeps attachments']],
  },
  {
    id: 'D20',
    what: 'a test that fails is switched off instead of mended',
    verb: 'conform',
    changes: [
      { file: spec, replace: 'test: duplicate_gets_stored_answer', with: 'test: thread_is_deterministic' },
      {
        file: tests,
        replace: suite,
        with: `${suite}\n  it.skip('thread_is_deterministic', () => expect(1).toBe(1));\n`,
      },
    ],
    told: [['conform/criterion-not-tested', spec, 'thread_is_deterministic']],
  },
  {
    id: 'D22',
    what: 'a generated file is edited by hand, and the spec is not',
    verb: 'check',
    changes: [{ file: config, replace: "env.optional('TEXT_DESK_NOTIFY_URL'", with: "env.optional('TEXT_NOTIFY_URL'" }],
    told: [['drift/edited', config, '']],
  },
  {
    id: 'D22',
    what: 'a variable has another name than in the spec',
    verb: 'conform',
    changes: [{ file: config, replace: "env.optional('TEXT_DESK_NOTIFY_URL'", with: "env.optional('TEXT_NOTIFY_URL'" }],
    told: [['conform/variable-not-declared', config, 'TEXT_NOTIFY_URL']],
  },
  {
    id: 'D23',
    what: 'the smoke test that is declared is not there',
    verb: 'check',
    changes: [{ file: smoke }],
    told: [['drift/missing', smoke, '']],
  },
  {
    id: 'D24',
    what: 'an import has a root that leads nowhere',
    verb: 'conform',
    changes: [
      { file: entry, replace: "'../adapters/text_desk_adapter.js'", with: "'../../adapters/text_desk_adapter.js'" },
    ],
    told: [['conform/not-evaluable', entry, 'readTask(inbound']],
  },
  {
    id: 'D25',
    what: 'the table of the README is broken by hand',
    verb: 'check',
    changes: [{ file: `${folder}/README.md`, replace: '| Spec           |', with: 'Spec' }],
    told: [['drift/edited', `${folder}/README.md`, '']],
  },
  {
    id: 'D27',
    what: 'the key is the whole request',
    verb: 'conform',
    changes: [
      { file: adapter, replace: 'const eventId = event.event_id;', with: 'const eventId = JSON.stringify(input);' },
    ],
    told: [['conform/dedupe-differs', service, claim]],
  },
  {
    id: 'D27',
    what: 'duplicates are kept in a map of the process',
    verb: 'conform',
    changes: [
      {
        file: service,
        replace: 'export class TextDeskService {',
        with: 'const seen = new Map<string, StoredAnswer>();\n\nexport class TextDeskService {',
      },
      {
        file: service,
        replace: claim,
        with: [
          'const known = seen.get(nameOf(task));',
          '      const outcome = known',
          "        ? ({ state: 'completed', answer: known } as const)",
          "        : ({ state: 'claimed', claim: { complete: async (answer: StoredAnswer) => void seen.set(nameOf(task), answer), release: async () => undefined } } as const);",
        ].join('\n'),
      },
    ],
    told: [
      ['conform/dedupe-skipped', service, 'this.#packets.write({'],
      ['conform/module-state', service, 'seen = new Map'],
    ],
  },
  {
    id: 'D27',
    what: 'headers have general names instead of those of the platform',
    verb: 'conform',
    changes: [
      { file: adapter, replace: "'x-text-desk-signature'", with: "'x-signature'" },
      { file: adapter, replace: "'x-text-desk-timestamp'", with: "'x-timestamp'" },
    ],
    told: [
      ['conform/proof-differs', adapter, 'verifyHmacSha256({'],
      ['conform/proof-differs', adapter, 'isFresh('],
    ],
  },
  {
    id: 'D28',
    what: 'the test is still to be written',
    verb: 'conform',
    changes: [
      { file: spec, replace: 'test: duplicate_gets_stored_answer', with: 'test: message_is_answered' },
      { file: tests, replace: suite, with: `${suite}\n  it.todo('message_is_answered');\n` },
    ],
    told: [['conform/criterion-not-tested', spec, 'message_is_answered']],
  },
  {
    id: 'D28',
    what: 'a file is imported that does not exist',
    verb: 'conform',
    changes: [
      { file: adapter, replace: "from '../../../core/threading.js'", with: "from '../../../core/thread_ids.js'" },
    ],
    told: [['conform/not-evaluable', adapter, 'threadId(threadNamespace']],
  },
];
