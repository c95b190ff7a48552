/** A package that the generated files of a module import. */
export interface ModulePackage {
  readonly name: string;
  /** As the package file of a new host has it. */
  readonly range: string;
  /** Needed while the host runs, while it is compiled, or for its tests. */
  readonly needed: 'to run' | 'to compile' | 'to test';
}

/** The packages that the generated files of every module import, exactly; what the host itself needs is the host's. */
export const modulePackages: readonly ModulePackage[] = [
  // Files that run import the types of pino alone.
  { name: 'pino', range: '^10.4.0', needed: 'to compile' },
  { name: 'vitest', range: '^4.1.12', needed: 'to test' },
  { name: 'zod', range: '^4.6.7', needed: 'to run' },
];
