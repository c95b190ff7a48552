import { createNodeFileSystem, createProcessProbe, type FileSystem } from '../../src/host/index.js';
import type { ToolkitContext } from '../../src/toolkit/index.js';

/** What a verb works with in a folder or a tree: a fixed time, no waiting, no memory; `change` replaces parts of it. */
export function contextOf(place: string | FileSystem, change: Partial<ToolkitContext> = {}): ToolkitContext {
  return {
    files: typeof place === 'string' ? createNodeFileSystem(place) : place,
    product: createNodeFileSystem(process.cwd()),
    now: '2026-01-01T00:00:00Z',
    toolVersion: '0.0.0',
    processes: createProcessProbe(),
    progress: () => undefined,
    pause: () => Promise.resolve(),
    ...change,
  };
}
