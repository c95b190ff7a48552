import type { Logger } from 'pino';

import type { JsonValue } from '../core/json.js';
import type { RunningModule } from '../core/module.js';
import type { Approval, ApprovalOutcome, Approvals } from './approvals.js';

/** Carries out what has been approved, by calling the module that asked. */
export interface Resumption {
  /** The outcome, or undefined when another one is at it or the module is not running. */
  readonly carryOut: (approval: Approval) => Promise<ApprovalOutcome | undefined>;
  /** Carries out what a crash, or a module that was not running, has left behind. */
  readonly catchUp: () => Promise<void>;
}

export function createResumption(parts: {
  readonly approvals: Approvals;
  readonly running: (moduleId: string) => RunningModule | undefined;
  readonly logger: Logger;
}): Resumption {
  const { approvals, running, logger } = parts;

  const carryOut: Resumption['carryOut'] = async (approval) => {
    const resume = running(approval.module)?.resume;
    if (resume === undefined || !(await approvals.begin(approval.id))) return undefined;
    const outcome = await attempt(() => resume(approval));
    await approvals.finish(approval.id, outcome);
    return outcome;
  };

  const attempt = async (work: () => Promise<JsonValue>): Promise<ApprovalOutcome> => {
    try {
      return { ok: true, result: await work() };
    } catch (error) {
      logger.error({ err: error, event: 'handler_error' }, 'an approved operation failed');
      return {
        ok: false,
        result: { error: error instanceof Error ? error.message : String(error) },
      };
    }
  };

  return {
    carryOut,
    catchUp: async () => {
      for (const approval of await approvals.outstanding()) await carryOut(approval);
    },
  };
}
