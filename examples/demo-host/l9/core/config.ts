/** The environment as modules see it. An empty value counts as missing. */
export interface Env {
  /** The value; throws MissingEnvironmentError when there is none. */
  readonly required: (name: string) => string;
  readonly optional: {
    (name: string): string | undefined;
    (name: string, fallback: string): string;
    (name: string, fallback?: string): string | undefined;
  };
  /** Those of the given names that have no value, in the given order. */
  readonly missing: (names: readonly string[]) => readonly string[];
}

export interface MissingVariable {
  readonly name: string;
  /** The modules that need it. */
  readonly neededBy: readonly string[];
}

/** Ends the boot. The message lists every missing name with the modules that need it. */
export class MissingEnvironmentError extends Error {
  override readonly name = 'MissingEnvironmentError';
  readonly names: readonly string[];

  constructor(missing: readonly MissingVariable[]) {
    const lines = missing.map(({ name, neededBy }) =>
      neededBy.length === 0 ? `  ${name}` : `  ${name} (needed by ${neededBy.join(', ')})`,
    );
    super(['Missing environment variables:', ...lines].join('\n'));
    this.names = missing.map(({ name }) => name);
  }
}

export function createEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const valueOf = (name: string): string | undefined => {
    const value = Object.hasOwn(source, name) ? source[name] : undefined;
    return value === '' ? undefined : value;
  };

  function optional(name: string): string | undefined;
  function optional(name: string, fallback: string): string;
  function optional(name: string, fallback?: string): string | undefined;
  function optional(name: string, fallback?: string): string | undefined {
    return valueOf(name) ?? fallback;
  }

  return {
    required(name) {
      const value = valueOf(name);
      if (value === undefined) throw new MissingEnvironmentError([{ name, neededBy: [] }]);
      return value;
    },
    optional,
    missing: (names) => names.filter((name) => valueOf(name) === undefined),
  };
}
