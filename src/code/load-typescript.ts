import type { ts } from 'ts-morph';

/** The TypeScript compiler API as ts-morph bundles it. */
export type TypeScript = typeof ts;

/** Loads the compiler on first use: it takes a quarter of a second, which commands without edits must not pay. */
export async function loadTypeScript(): Promise<TypeScript> {
  const morph = await import('ts-morph');
  return morph.ts;
}
