import { readFile } from 'node:fs/promises';

/** A segment that Memory.yaml does not declare was named. */
export class UnknownSegmentError extends Error {
  override readonly name = 'UnknownSegmentError';
}

/** Memory.yaml lies in the root of the repository; it is the one list of segments. */
export async function readSegments(
  file = new URL('../../../Memory.yaml', import.meta.url),
): Promise<readonly string[]> {
  return segmentsIn(await readFile(file, 'utf8'));
}

/** The ids in the text of Memory.yaml, which holds nothing but a list of ids and descriptions. */
export function segmentsIn(text: string): readonly string[] {
  const ids = text.matchAll(/^[^#\n]*?\bid:\s*(["']?)([\w.-]+)\1/gm);
  return [...ids].map((match) => match[2] ?? '');
}

export function requireSegments(wanted: readonly string[], declared: readonly string[]): void {
  const unknown = wanted.filter((segment) => !declared.includes(segment));
  if (unknown.length === 0) return;
  throw new UnknownSegmentError(
    `Memory.yaml declares no segment ${unknown.join(', ')}; it declares ${declared.join(', ')}`,
  );
}
