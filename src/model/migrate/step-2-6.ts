import { fillSection } from './fill.js';
import type { MigrationStep, SpecReading } from './migration-step.js';

/** 2.6 tells generators what to refuse, what is measured, how mature the module is, and who is called. */
export const stepTo26: MigrationStep = {
  from: '2.5',
  to: '2.6',
  edits: (reading) => {
    const contact = textAt(reading, 'primary_contact');
    return [
      ...fillSection(reading, 'codegen_hints', {
        completeness_target: 0.8,
        allow_real_logic: true,
        allow_real_tests: true,
        forbid_guessing: true,
        stub_strategy: 'production_scaffold',
        refuse_if_missing: ['runtime_wiring', 'dependency_contract', 'packet_contract', 'acceptance'],
      }),
      ...fillSection(reading, 'delivery_metrics', {
        track: ['lead_time', 'change_frequency', 'change_failure_rate', 'recovery_time'],
        ownership: { primary: textAt(reading, 'team'), escalation: contact },
      }),
      ...fillSection(reading, 'maturity', maturityOf(reading)),
      ...fillSection(reading, 'escalation_policy', {
        on_repeated_failure: { threshold: 3, window: '24h', escalate_to: contact },
        on_boot_block: { escalate_to: contact },
      }),
    ];
  },
};

function textAt({ at }: SpecReading, key: string): string {
  const value = at('ownership', key);
  return typeof value === 'string' ? value : '';
}

function maturityOf(reading: SpecReading) {
  return {
    stage: () =>
      reading.ask({
        key: 'maturity.stage',
        question: 'How mature is the module?',
        why: 'no earlier version says it',
        allowed: ['experimental', 'beta', 'stable', 'legacy'],
        at: ['metadata'],
      }),
    production_ready: () =>
      reading.ask({
        key: 'maturity.production_ready',
        question: 'Is it ready for production?',
        why: 'no earlier version says it',
        // The claim that needs no proof comes first, where a person just presses Enter.
        allowed: ['false', 'true'],
        at: ['metadata'],
      }) === 'true',
  };
}
