import type { Module } from '../model/index.js';
import { eventFacts } from './module-event-facts.js';
import type { EventFacts } from './module-event-facts.js';
import { failureFacts } from './module-failure-facts.js';
import type { FailureFacts } from './module-failure-facts.js';
import { settingFacts } from './module-setting-facts.js';
import type { SettingFacts } from './module-setting-facts.js';
import { fixtureFile, moduleNames } from './module-view-names.js';
import type { ModuleNames } from './module-view-names.js';
import { workFacts } from './module-work-facts.js';
import type { WorkFacts } from './module-work-facts.js';

/** What the templates of a module place, without the imports, which follow from it. Plain JSON. */
export interface ModuleFacts extends EventFacts, FailureFacts, SettingFacts, WorkFacts {
  readonly id: string;
  readonly snake: string;
  readonly name: string;
  readonly description: string;
  readonly tier: number;
  readonly isWebhook: boolean;
  readonly isWorker: boolean;
  readonly isSchedule: boolean;
  /** Events come in: every kind but a mere tool. */
  readonly hasEvents: boolean;
  readonly names: ModuleNames;
  readonly runtime: Omit<Module['runtime'], 'service'>;
  readonly specFile: string;
  readonly files: FileNames;
  readonly fileTable: readonly { readonly path: string; readonly role: string }[];
  readonly method: string;
  readonly route: string;
  readonly cron: string;
}

/** The names of files, as the README mentions them. */
export interface FileNames {
  readonly handlers: string;
  readonly tests: string;
}

/** Decides and names everything that the templates of this module place, except the imports. */
export function moduleFacts(module: Module): ModuleFacts {
  const { id, snake, name, description, tier, kind, specFile, files } = module;
  const { startupPhase, dependsOn, blocksStartupOnFailure } = module.runtime;
  return {
    id,
    snake,
    name,
    description,
    tier,
    isWebhook: kind === 'webhook',
    isWorker: kind === 'worker',
    isSchedule: kind === 'schedule',
    hasEvents: kind !== 'tool',
    names: moduleNames(module),
    runtime: { startupPhase, dependsOn, blocksStartupOnFailure },
    specFile,
    files: { handlers: files.handlers, tests: files.tests.folder },
    fileTable: fileTable(module),
    method: module.inbound?.method ?? '',
    route: module.inbound?.route ?? '',
    cron: module.cron ?? '',
    ...eventFacts(module),
    ...failureFacts(module),
    ...settingFacts(module),
    ...workFacts(module),
  };
}

const entryRoles: Readonly<Record<Module['kind'], string>> = {
  webhook: 'the route, and what the router registers',
  worker: 'takes jobs from the queue, and what the router registers',
  schedule: 'is called by the clock, and what the router registers',
  tool: 'what the router registers',
};

function fileTable(module: Module): ModuleFacts['fileTable'] {
  const { files, kind, tool } = module;
  const { tests } = files;
  return [
    { path: files.entry, role: entryRoles[kind] },
    ...(files.adapter ? [{ path: files.adapter, role: 'makes a task of a request, or refuses it' }] : []),
    { path: files.service, role: 'the life of a task, from the claim to the answer' },
    ...(files.client ? [{ path: files.client, role: 'the outbound calls' }] : []),
    { path: files.handlers, role: 'what is particular to this module; yours, written once' },
    { path: files.schemas, role: tool ? 'what comes in, and the operations of the tool' : 'what comes in' },
    { path: files.config, role: 'what is read from the environment' },
    { path: fixtureFile(module), role: 'the bench on which the tests run the module' },
    { path: tests.unit, role: 'tests of what the module does' },
    { path: tests.idempotency, role: 'tests that a task is done once' },
    { path: tests.negative, role: 'tests of what is refused and how it fails' },
    { path: tests.integration, role: 'tests among the parts of the host' },
    { path: tests.smoke, role: 'tests of the module as it is registered' },
  ];
}
