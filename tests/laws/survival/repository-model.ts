/** What must survive, and nothing else: which modules there are, and which lines people wrote where. */
export interface RepositoryModel {
  /** Ids of the modules that are registered. */
  readonly modules: Set<string>;
  /** Each line that a person wrote: the module whose file it stands in, `undefined` for a file that modules share. */
  readonly notes: Map<string, string | undefined>;
}

/** The real thing beside the model. */
export interface RealRepository {
  readonly folder: string;
  /** Makes each note and each process another one. */
  readonly next: () => number;
}

/** Ids that contain each other, so that no text may be taken for another one. */
export const idPool = ['alpha.hook', 'alpha', 'alpha_hook_more', 'beta_queue', 'night.shift', 'zeta'] as const;

/** How to ask for a module of an id: each of another kind, with what the others lack. */
export const flagsOf: Readonly<Record<string, readonly string[]>> = {
  'alpha.hook': ['--kind', 'webhook', '--auth', 'hmac-sha256', '--tool', '--outbound', 'https://alpha.example/api'],
  alpha: ['--kind', 'tool', '--approval', 'boss'],
  alpha_hook_more: ['--kind', 'webhook', '--auth', 'bearer', '--no-tool'],
  beta_queue: ['--kind', 'worker', '--no-tool', '--outbound', 'https://beta.example/api'],
  'night.shift': ['--kind', 'schedule', '--no-tool'],
  zeta: ['--kind', 'webhook', '--auth', 'api_key', '--tool', '--approval', 'igor_only'],
};
