import type { Module } from '../model/index.js';
import { relPath } from '../text/index.js';
import { importsOf } from './module-view-imports.js';
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
  const at = (file: typeof fixture, wanted: readonly WantedImport[]): readonly ImportView[] => importsOf(file, [['vitest', 'describe', 'expect', 'it'], ...wanted]);
  return {
    fixture: importsOf(fixture, fixtureImports(module, facts)),
    unitTest: at(tests.unit, unitImports(facts, fixture)),
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
    ['node:crypto', authentication?.isHmac === true && 'createHmac'],
    ['vitest', 'onTestFinished'],
    ['l9/core/idempotency.ts', 'type StoredAnswer'],
    ['l9/core/json.ts', 'type JsonValue'],
    ['l9/core/module.ts', isAssembled && 'type L9Module'],
    ['l9/core/tools.ts', tool !== undefined && 'type ToolDefinition'],
    [files.entry, isAssembled && 'assemble', isAssembled && 'type Assembly', names.createEntry],
    [files.config, tool !== undefined && 'moduleId'],
    [files.schemas, tool !== undefined && names.operations],
    [files.service, `type ${names.handlers}`, 'type WorkContext'],
    ['tests/support/loopback_server.ts', hasCalls && 'type LoopbackServer', hasCalls && 'startLoopbackServer'],
    ['tests/support/test_host.ts', 'startTestHost', 'type TestHost', 'type TestHostOptions'],
  ];
}

function unitImports(facts: ModuleFacts, fixture: string): readonly WantedImport[] {
  return [
    ['l9/core/config.ts', facts.requiredVariables.length > 0 && 'MissingEnvironmentError'],
    [fixture, 'packet', facts.isSchedule ? false : 'sampleInput', 'startBench'],
  ];
}

function idempotencyImports({ testing, tool }: ModuleFacts, fixture: string): readonly WantedImport[] {
  return [[fixture, 'packet', tool !== undefined && testing.toolInput, 'startBench']];
}

function negativeImports(facts: ModuleFacts, fixture: string): readonly WantedImport[] {
  const { authentication, eventId, isWebhook, isWorker, isForm, testing } = facts;
  const hasPayload = isWebhook || isWorker;
  const sends = isWebhook && (authentication !== undefined || eventId.fromHeader || !isForm);
  return [
    [
      fixture,
      sends && (authentication !== undefined || eventId.fromHeader) && 'bodyOf',
      sends && 'headersFor',
      'packet',
      hasPayload && 'sampleInput',
      sends && 'send',
      'startBench',
      hasPayload && testing.emptyPaths.length > 0 && 'withEmpty',
      hasPayload && 'without',
    ],
  ];
}

function integrationImports({ files }: Module, facts: ModuleFacts, fixture: string): readonly WantedImport[] {
  const { hasEvents, isHeld, isWebhook, isWorker, isSchedule, testing, tool } = facts;
  return [
    [files.entry, isWorker && 'queue', isSchedule && 'scheduleName'],
    [files.handlers, testing.callingOperation !== undefined && 'handlers'],
    [
      fixture,
      isWebhook && 'bodyOf',
      isHeld && 'decide',
      isWebhook && 'headersFor',
      'packet',
      (isWebhook || isWorker) && 'sampleInput',
      hasEvents && tool !== undefined && 'sampleToolInput',
      'startBench',
    ],
  ];
}

function smokeImports({ files }: Module, facts: ModuleFacts, fixture: string): readonly WantedImport[] {
  return [
    [files.entry, facts.names.entry],
    [files.handlers, 'handlers'],
    [fixture, 'packet', 'startBench'],
  ];
}
