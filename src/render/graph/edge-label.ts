import type { DocumentEdge } from './graph-document.js';

/** What an edge says, in a few words: its type and how. */
export function edgeLabel({ type, mode, protocol }: Pick<DocumentEdge, 'type' | 'mode' | 'protocol'>): string {
  const how = mode ?? protocol;
  return how === undefined ? type : `${type} ${how}`;
}
