import { hashOf, joinPath, type RelPath } from '../../text/index.js';

/** The folder of the work orders: one file per gap that a person or an agent closes. */
export const workOrderFolder = joinPath('.l9gen', 'work-orders');

const names = /^(GAP-[0-9a-f]{12,64})\.md$/;
const heads =
  /^<!-- Written by l9gen for (GAP-[0-9a-f]+); goes when the gap is closed\. Content hash ([0-9a-f]{64})\. -->\n\n/;

/** Where the work order of a gap lies. */
export function workOrderPath(id: string): RelPath {
  return joinPath(workOrderFolder, `${id}.md`);
}

/** The gap that a file of that folder is named for; `undefined` for any other file. */
export function gapOfName(name: string): string | undefined {
  return names.exec(name)?.[1];
}

/** The whole text of a work order: its body under a line that proves that it is ours and unchanged. */
export function stampWorkOrder(id: string, body: string): string {
  return `<!-- Written by l9gen for ${id}; goes when the gap is closed. Content hash ${hashOf(body)}. -->\n\n${body}`;
}

/** True for a text that holds exactly what was written for this gap, now or by an earlier run. */
export function isPristineWorkOrder(id: string, text: string): boolean {
  const head = heads.exec(text);
  return head?.[1] === id && head[2] === hashOf(text.slice(head[0].length));
}
