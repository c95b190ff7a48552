/** What an entry of the registry says of a module whose spec is written. */
export interface Registered {
  /** Proven to be one. */
  readonly moduleId: string;
  readonly tier: number;
  /** May hold anything. */
  readonly description: string;
}

/** The entry as YAML source: one line, so that git can join what two branches append. */
export function registryEntry({ moduleId, tier, description }: Registered): string {
  return `{ module_id: ${moduleId}, tier: ${tier}, status: spec_complete, scope: ${JSON.stringify(description)} }`;
}
