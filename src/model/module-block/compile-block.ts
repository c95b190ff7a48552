import type { ModuleBlockInput } from '../../../generated/contract-types.js';
import { hasErrors, type Outcome } from '../../diagnostics/index.js';
import type { YamlDocument } from '../../documents/index.js';
import type { Decision } from '../migrate/migrate-spec.js';
import { createBlockReading, type BlockReading } from './block-reading.js';
import { criteriaOf } from './block-criteria.js';
import { eventOf } from './block-event.js';
import { inboundOf } from './block-inbound.js';
import { kindOfBlock, type BlockKind } from './block-kind.js';
import { callsOf } from './block-outbound.js';
import type { ModuleAuth, ModuleDetails } from './module-details.js';

/** The module that a block asks for; the rest of its contracts is as usual. */
export interface BlockDraft {
  readonly moduleId: string;
  readonly kind: BlockKind;
  readonly name: string;
  readonly description: string;
  readonly tier: number;
  readonly auth: ModuleAuth;
  readonly hasTool: boolean;
  /** Five-field cron expression; schedules only. */
  readonly cron?: string;
  readonly details: Partial<ModuleDetails>;
}

/** A compiled block. The draft is final only when every decision has an answer. */
export interface CompiledBlock {
  readonly draft: BlockDraft;
  readonly decisions: readonly Decision[];
}

/**
 * Compiles a Module Block that holds to the draft of a module. Headers are kept, what is refused stands among the
 * negative criteria, and what neither the block nor its platform tells is a decision. Findings and no value where the
 * block contradicts itself or asks for what cannot be generated.
 */
export function compileBlock(
  document: YamlDocument,
  input: ModuleBlockInput,
  answers: ReadonlyMap<string, string>,
): Outcome<CompiledBlock> {
  const reading = createBlockReading(document, input, answers);
  const kind = kindOfBlock(reading);
  if (!kind) return { diagnostics: reading.diagnostics() };
  const draft = draftOf(reading, kind);
  const diagnostics = reading.diagnostics();
  return hasErrors(diagnostics) ? { diagnostics } : { value: { draft, decisions: reading.decisions() }, diagnostics };
}

function draftOf(reading: BlockReading, kind: BlockKind): BlockDraft {
  const { module_id: moduleId, name, description, tier, runtime, surface, inbound } = reading.block;
  const schedule = kind === 'schedule' ? { cron: cronOf(reading) } : {};
  const inbounds = kind === 'webhook' ? inboundOf(reading) : undefined;
  return {
    ...{ moduleId, kind, name, description, tier },
    auth: kind === 'webhook' ? (inbound?.auth ?? 'none') : 'none',
    hasTool: surface.exposes_tool ?? false,
    ...schedule,
    details: {
      ...inbounds?.details,
      ...eventOf(reading, { kind, platform: inbounds?.platform, headers: inbounds?.details.headers ?? [] }),
      ...callsOf(reading, inbounds?.platform),
      ...criteriaOf(reading),
      blocksStartup: runtime.blocks_startup_on_failure ?? true,
      ...(runtime.execution_model === undefined ? {} : { executionModel: runtime.execution_model }),
    },
  };
}

function cronOf(reading: BlockReading): string {
  return reading.ask({
    key: 'runtime_contract.schedule',
    question: 'When does it run, as five cron fields in UTC?',
    why: 'a Module Block has no place for the time',
    suggestion: '*/15 * * * *',
    at: ['runtime', 'service'],
  });
}
