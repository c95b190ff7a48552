import { loadSectionEditor } from '../../documents/index.js';
import type { FileDecision } from '../file-decision.js';
import type { PresentTree } from '../present-tree.js';
import { planDocument } from './plan-document.js';
import type { WantedDocument } from './wanted-document.js';

/** Decides about each document that contracts ask for. The Markdown parser is loaded when one of them needs it. */
export async function planDocuments(
  wanted: readonly WantedDocument[],
  present: PresentTree,
): Promise<readonly FileDecision[]> {
  const decisions: FileDecision[] = [];
  for (const document of wanted)
    decisions.push(await planDocument(document, present.at(document.path), loadSectionEditor));
  return decisions;
}
