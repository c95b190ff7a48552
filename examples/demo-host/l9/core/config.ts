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

/** Ends the boot. The message is a sentence about the variable and its value. */
export class InvalidEnvironmentError extends Error {
  override readonly name = 'InvalidEnvironmentError';
}

/** Where the host listens; 8000 unless L9_PORT says otherwise, 0 for any free port. */
export function readPort(env: Env): number {
  const value = env.optional('L9_PORT', '8000');
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  throw new InvalidEnvironmentError(
    `L9_PORT is ${JSON.stringify(value)}, but must be a whole number from 0 to 65535`,
  );
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
