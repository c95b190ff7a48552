/** What tells of signals: `process`. */
export interface SignalSource {
  readonly once: (name: 'SIGINT' | 'SIGTERM', hear: () => void) => unknown;
}

/**
 * Hears Ctrl-C and requests to end from the first call on. Before it the system ends the process at once, however long a
 * piece of work would not let it listen: nothing has been written then, and nobody has been asked.
 */
export function createInterruption(source: SignalSource): () => AbortSignal {
  let abort: AbortController | undefined;
  return () => {
    if (abort) return abort.signal;
    const hearing = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'] as const) source.once(name, () => hearing.abort());
    abort = hearing;
    return hearing.signal;
  };
}
