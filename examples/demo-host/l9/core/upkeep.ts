import type { Logger } from 'pino';

const everyMs = 60_000;

/** What has to be done again and again while the host serves. */
export interface Upkeep {
  /** Does everything once, then every minute. */
  readonly start: () => Promise<void>;
  /** Waits for what is under way. */
  readonly stop: () => Promise<void>;
}

export function createUpkeep(
  tasks: Readonly<Record<string, () => Promise<void>>>,
  logger: Logger,
): Upkeep {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();

  const doAll = async (): Promise<void> => {
    for (const [name, task] of Object.entries(tasks)) {
      await task().catch((error: unknown) => {
        logger.error({ err: error, task: name }, 'the upkeep failed');
      });
    }
  };
  // One round after the other, however long one takes.
  const next = (): Promise<void> => (round = round.then(doAll));

  return {
    start: async () => {
      await next();
      timer = setInterval(() => void next(), everyMs).unref();
    },
    stop: () => {
      clearInterval(timer);
      return round;
    },
  };
}
