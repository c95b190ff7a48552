import type { Collector } from '../../diagnostics/index.js';
import { hasErrors } from '../../diagnostics/index.js';
import { camelCase, type RelPath } from '../../text/index.js';
import { checkMount } from './check-mount.js';
import { cronProblem } from './cron.js';
import { resolveDependency } from './host-services.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import type { EnvironmentVariable, Inbound, Module, ModuleKind, Runtime } from './module.js';
import { refuseFact, type ModuleReading } from './module-reading.js';
import { normalizeIdempotency, normalizePayload, normalizeThread } from './normalize-event.js';
import { normalizeFiles } from './normalize-files.js';
import { normalizeInbound } from './normalize-inbound.js';
import {
  normalizeErrorPolicy,
  normalizeObservability,
  normalizeOutbound,
  normalizePackets,
} from './normalize-policy.js';
import { normalizeCollaborators, normalizeGovernance, normalizeMemory, normalizeTool } from './normalize-wiring.js';
import { specHash } from './spec-hash.js';
import type { Workspace } from '../workspace.js';

/** What a module is normalised against besides its own contracts. */
export interface ModuleSurroundings {
  readonly moduleRoot: RelPath;
  /** The ids of all registered modules. */
  readonly moduleIds: readonly string[];
  readonly slots: Workspace['slots'];
  readonly segments: { readonly known: readonly string[]; readonly file: string } | undefined;
}

/**
 * Makes the model of one module from its decoded contracts. Whatever the contracts do not say and cannot be derived is
 * refused by name; then there is no module. `collector` receives the findings.
 */
export function normalizeModule(
  reading: Omit<ModuleReading, 'add'>,
  surroundings: ModuleSurroundings,
  collector: Collector,
): Module | undefined {
  let failed = false;
  const add: ModuleReading['add'] = (diagnostic) => {
    failed = failed || hasErrors([diagnostic]);
    collector.add(diagnostic);
  };
  const module = buildModule({ ...reading, add }, surroundings);
  return failed ? undefined : module;
}

/**
 * The module as far as its contracts make one, even where they contradict each other or what they stand among;
 * `undefined` where something is missing without which there is none. For asking what would follow from other contracts.
 */
export function draftModule(reading: Omit<ModuleReading, 'add'>, surroundings: ModuleSurroundings): Module | undefined {
  return buildModule({ ...reading, add: () => undefined }, surroundings);
}

function buildModule(reading: ModuleReading, surroundings: ModuleSurroundings): Module | undefined {
  const kind = kindOf(reading);
  if (!kind) return undefined;
  checkReasoning(reading);
  const event = buildEvent(reading, kind);
  const packets = normalizePackets(reading);
  const errorPolicy = normalizeErrorPolicy(reading, event.inbound);
  const outbound = normalizeOutbound(reading, errorPolicy?.maxAttempts ?? 1);
  const environment = environmentOf(reading);
  const tool = normalizeTool(reading);
  const memory = normalizeMemory(reading, surroundings.segments);
  const governance = normalizeGovernance(reading);
  const files = normalizeFiles(reading, { kind, moduleRoot: surroundings.moduleRoot, callsOut: outbound.length > 0 });
  const { idempotency, thread, payload, inbound, cron } = event;
  if (
    !idempotency ||
    !thread ||
    !packets ||
    !errorPolicy ||
    (kind === 'webhook' && !inbound) ||
    (kind === 'schedule' && cron === undefined)
  )
    return undefined;
  const { metadata, acceptance } = reading.spec.value;
  return {
    id: metadata.module_id,
    snake: reading.snake,
    kind,
    name: metadata.name,
    description: metadata.description.trim(),
    tier: metadata.tier,
    runtime: runtimeOf(reading, surroundings.moduleIds),
    ...(inbound ? { inbound } : {}),
    ...(cron === undefined ? {} : { cron }),
    payload,
    thread,
    idempotency,
    packets,
    errorPolicy,
    outbound,
    environment,
    observability: normalizeObservability(reading),
    ...(tool ? { tool } : {}),
    collaborators: normalizeCollaborators(reading),
    memory,
    governance,
    acceptance: { positive: acceptance.positive, negative: acceptance.negative },
    files,
    specFile: reading.spec.document.file,
    ...(reading.meta ? { metaFile: reading.meta.document.file } : {}),
    specHash: specHash(reading.spec.document.value),
  };
}

function buildEvent(reading: ModuleReading, kind: ModuleKind) {
  const inbound: Inbound | undefined = kind === 'webhook' ? normalizeInbound(reading) : undefined;
  if (inbound) checkMount(reading, inbound);
  const idempotency = normalizeIdempotency(reading, kind);
  const thread = normalizeThread(reading, kind);
  const keyField = idempotency?.key.from === 'payload' ? [idempotency.key.path] : [];
  const payload =
    kind === 'webhook' || kind === 'worker' ? normalizePayload(reading, [...keyField, ...(thread?.fields ?? [])]) : [];
  const cron = kind === 'schedule' ? cronOf(reading) : undefined;
  return { inbound, idempotency, thread, payload, cron };
}

function kindOf(reading: ModuleReading): ModuleKind | undefined {
  const { external_surface: surface, runtime_contract: runtime, interfaces } = reading.spec.value;
  const hasRoute = surface.exposes_webhook || surface.exposes_http_endpoint;
  if (hasRoute) return 'webhook';
  if (runtime?.execution_model === 'scheduled') return 'schedule';
  if (runtime?.execution_model === 'event_driven') return 'worker';
  if (runtime?.execution_model === 'startup_driven') {
    const parameters = {
      what: 'execution_model `startup_driven`',
      instead: 'outside tier 0 a module is set to work by a route, a tool, a queue or the clock',
    };
    const at = occurrenceAt(reading.spec.document, ['runtime_contract', 'execution_model']);
    reading.add(modelDiagnostics.create('not-supported', parameters, at));
    return undefined;
  }
  if (interfaces.inbound.length > 0) {
    const parameters = {
      here: 'An inbound interface is declared',
      there: 'external_surface exposes neither an HTTP endpoint nor a webhook',
    };
    reading.add(
      modelDiagnostics.create(
        'contradiction',
        parameters,
        occurrenceAt(reading.spec.document, ['interfaces', 'inbound', 0]),
      ),
    );
    return undefined;
  }
  if (surface.exposes_tool) return 'tool';
  if (!runtime)
    return refuseFact(reading, ['runtime_contract', 'execution_model'], {
      why: 'the module has neither a route nor a tool, so a queue or the clock must set it to work',
      fix: 'runtime_contract: { runtime_class: background, execution_model: event_driven }',
    });
  return refuseFact(reading, ['external_surface'], {
    why: 'the module is reached neither by a route, a tool, a queue (event_driven) nor the clock (scheduled)',
    fix: 'exposes_webhook: true',
  });
}

function checkReasoning(reading: ModuleReading): void {
  if (reading.spec.value.orchestration.aios_calls.length === 0) return;
  const parameters = {
    what: 'A call to the reasoning runtime',
    instead: 'make it from handlers.ts, or declare it as an outbound call',
  };
  reading.add(
    modelDiagnostics.create(
      'not-supported',
      parameters,
      occurrenceAt(reading.spec.document, ['orchestration', 'aios_calls', 0]),
    ),
  );
}

function cronOf(reading: ModuleReading): string | undefined {
  const path = ['runtime_contract', 'schedule'];
  const declared = reading.spec.value.runtime_contract?.schedule?.trim().split(/\s+/).join(' ');
  if (declared === undefined) {
    return refuseFact(reading, path, { why: 'the execution model is scheduled', fix: 'schedule: "*/15 * * * *"' });
  }
  const problem = cronProblem(declared);
  if (problem === undefined) return declared;
  const parameters = { value: declared, problem, meaning: 'minute hour day month weekday, UTC' };
  reading.add(modelDiagnostics.create('wrong-form', parameters, occurrenceAt(reading.spec.document, path)));
  return undefined;
}

function runtimeOf(reading: ModuleReading, moduleIds: readonly string[]): Runtime {
  const wiring = reading.spec.value.runtime_wiring;
  return {
    service: wiring.service,
    startupPhase: wiring.startup_phase,
    dependsOn: wiring.depends_on.map((name) => resolveDependency(name, moduleIds)),
    blocksStartupOnFailure: wiring.blocks_startup_on_failure,
  };
}

function environmentOf(reading: ModuleReading): readonly EnvironmentVariable[] {
  const { required, optional } = reading.spec.value.environment;
  const listed = [
    ...required.map((variable, index) => ({ variable, isRequired: true, path: ['environment', 'required', index] })),
    ...optional.map((variable, index) => ({ variable, isRequired: false, path: ['environment', 'optional', index] })),
  ];
  const seen = new Map<string, string>();
  return listed.flatMap(({ variable, isRequired, path }) => {
    const { name, description, default: usual, example } = variable;
    // The config names its properties in camel case, where underscores do not count.
    const property = camelCase(name);
    const twin = seen.get(property);
    if (twin !== undefined) {
      const there = twin === name ? 'it is listed a second time' : `\`${twin}\` differs from it in underscores only`;
      const parameters = { here: `The variable \`${name}\` is listed`, there };
      reading.add(modelDiagnostics.create('contradiction', parameters, occurrenceAt(reading.spec.document, path)));
      return [];
    }
    seen.set(property, name);
    const texts = {
      ...(usual === undefined ? {} : { default: String(usual) }),
      ...(example === undefined ? {} : { example: String(example) }),
    };
    return [{ name, required: isRequired, description, ...texts }];
  });
}
