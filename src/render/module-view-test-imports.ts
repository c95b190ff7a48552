import type { Module } from '../model/index.js';
import { relPath } from '../text/index.js';
import { importsOf, when } from './module-view-imports.js';
import type { ImportView, WantedImport } from './module-view-imports.js';
import type { ModuleFacts } from './module-facts.js';
import { fixtureFile } from './module-view-names.js';

/** The import statements of each test file. */
export interface TestImports {
  readonly fixture: readonly ImportView[];
  readonly unitTest: readonly ImportView[];
  readonly idempotencyTest: readonly ImportView[];
  readonly negativeTest: readonly ImportView[];
  readonly integrationTest: readonly ImportView[];
  readonly smokeTest: readonly ImportView[];
}

/** What the tests import. */
export function testImports(module: Module, facts: ModuleFacts): TestImports {
  const { tests } = module.files;
  const fixture = relPath(fixtureFile(module));
  const at = (file: typeof fixture, wanted: readonly WantedImport[]): readonly ImportView[] =>
    importsOf(file, [['vitest', 'describe', 'expect', 'it'], ...wanted]);
  return {
    fixture: importsOf(fixture, fixtureImports(module, facts)),
    unitTest: at(tests.unit, unitImports(module, facts, fixture)),
    idempotencyTest: at(tests.idempotency, idempotencyImports(facts, fixture)),
    negativeTest: at(tests.negative, negativeImports(facts, fixture)),
    integrationTest: at(tests.integration, integrationImports(module, facts, fixture)),
    smokeTest: at(tests.smoke, smokeImports(module, facts, fixture)),
  };
}

function fixtureImports({ files, kind }: Module, facts: ModuleFacts): readonly WantedImport[] {
  const { authentication, hasCalls, names, tool } = facts;
  const isAssembled = kind === 'worker' || kind === 'schedule';
  return [
    ['node:crypto', ...when(authentication?.isHmac === true, 'createHmac')],
    ['vitest', 'onTestFinished'],
    ['l9/core/idempotency.ts', 'type StoredAnswer'],
    ['l9/core/json.ts', 'type JsonValue'],
    ['l9/core/module.ts', ...when(isAssembled, 'type L9Module')],
    ['l9/core/tools.ts', ...when(tool !== undefined, 'type ToolDefinition')],
    [files.entry, ...when(isAssembled, 'assemble'), ...when(isAssembled, 'type Assembly'), names.createEntry],
    [files.config, ...when(tool !== undefined, 'moduleId')],
    [files.schemas, ...when(tool !== undefined, names.operations)],
    [files.service, `type ${names.handlers}`, 'type WorkContext'],
    [
      'tests/support/loopback_server.ts',
      ...when(hasCalls, 'type LoopbackServer'),
      ...when(hasCalls, 'startLoopbackServer'),
    ],
    ['tests/support/test_host.ts', 'startTestHost', 'type TestHost', 'type TestHostOptions'],
  ];
}

function unitImports({ files }: Module, facts: ModuleFacts, fixture: string): readonly WantedImport[] {
  const { hasCalls, isSchedule, isVerbose, names, requiredVariables, testing } = facts;
  return [
    ['pino', ...when(isVerbose, 'pino')],
    [
      'l9/core/config.ts',
      ...when(hasCalls, 'createEnv'),
      ...when(requiredVariables.length > 0, 'MissingEnvironmentError'),
    ],
    ['l9/core/http_client.ts', ...when(hasCalls, 'type HttpClient', 'type OutboundRequest')],
    ...(files.client ? ([[files.client, names.createClient]] as const) : []),
    [files.config, ...when(hasCalls, names.readConfig)],
    [
      fixture,
      ...when(hasCalls && testing.hasEnvironment, 'environment'),
      'packet',
      ...when(!isSchedule, 'sampleInput'),
      'startBench',
    ],
  ];
}

function idempotencyImports({ isHeld, testing, tool }: ModuleFacts, fixture: string): readonly WantedImport[] {
  const hasTool = tool !== undefined;
  const forges = hasTool && testing.choosesEventId;
  const sends = forges && testing.eventIdHeader !== '';
  return [
    ['node:crypto', ...when(forges, 'createHash')],
    ['l9/core/json.ts', ...when(forges, 'canonicalJson')],
    [
      fixture,
      ...when(sends, 'bodyOf', 'headersFor'),
      ...when(isHeld, 'decide'),
      ...when(hasTool, 'otherAgent'),
      'packet',
      ...when(forges, 'sampleInput'),
      ...when(hasTool, testing.toolInput),
      ...when(sends, 'send'),
      'startBench',
      ...when(forges && !sends, 'withText'),
    ],
  ];
}

function negativeImports(facts: ModuleFacts, fixture: string): readonly WantedImport[] {
  const { authentication, eventId, isWebhook, isWorker, isForm, testing } = facts;
  const hasPayload = isWebhook || isWorker;
  const changesHeaders = isWebhook && (authentication !== undefined || eventId.fromHeader);
  const sends = changesHeaders || (isWebhook && !isForm);
  const names = [
    ...when(sends, 'bodyOf', 'headersFor', 'send'),
    'packet',
    ...when(hasPayload, 'sampleInput', 'without'),
    'startBench',
    ...when(hasPayload && testing.emptyPaths.length > 0, 'withText'),
  ];
  return [[fixture, ...names]];
}

function integrationImports({ files }: Module, facts: ModuleFacts, fixture: string): readonly WantedImport[] {
  const { hasEvents, isHeld, isWebhook, isWorker, isSchedule, testing, tool } = facts;
  return [
    [files.entry, ...when(isWorker, 'queue'), ...when(isSchedule, 'scheduleName')],
    [
      files.handlers,
      ...when(testing.callingOperation !== undefined || testing.threadOperation !== undefined, 'handlers'),
    ],
    [
      fixture,
      ...when(isWebhook, 'bodyOf'),
      ...when(isHeld, 'decide'),
      ...when(isWebhook, 'headersFor'),
      'packet',
      ...when(isWebhook || isWorker, 'sampleInput'),
      ...when(hasEvents && tool !== undefined, 'sampleToolInput'),
      'startBench',
    ],
  ];
}

function smokeImports({ files }: Module, facts: ModuleFacts, fixture: string): readonly WantedImport[] {
  const { isSchedule, names, testing } = facts;
  return [
    ['l9/core/config.ts', ...when(isSchedule, 'createEnv')],
    ['l9/core/jobs.ts', ...when(isSchedule, 'type Jobs')],
    [files.entry, names.entry, ...when(isSchedule, 'scheduleName')],
    [files.handlers, 'handlers'],
    [fixture, ...when(isSchedule && testing.hasEnvironment, 'environment'), 'packet', 'startBench'],
  ];
}
