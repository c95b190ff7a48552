import { FileSystemError } from '../host/index.js';

/** Waits for a removal that may find nothing left to remove, or a folder that others still use. */
export async function unlessGone(removal: Promise<void>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw error;
  }
}

/** True for a failed call with one of these codes of the system. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof FileSystemError && codes.includes(error.code);
}
