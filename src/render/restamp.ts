import { readDora, stampText, stripDora } from './dora.js';
import type { DoraBlock } from './dora.js';

/** What a file is made from, and the line for its reader. */
export interface DoraIdentity {
  readonly templateVersion: string;
  readonly specHash: string;
  readonly moduleId: string;
  readonly notice: string;
}

/** A new text of a file, the text that stands there now, and the time of the run (ISO 8601, whole seconds, `Z`). */
export interface RestampInput {
  readonly path: string;
  readonly body: string;
  readonly previous: string | undefined;
  readonly identity: DoraIdentity;
  readonly now: string;
  /** Times that follow from something else than this run; then neither the previous ones nor `now` count. */
  readonly times?: Pick<DoraBlock, 'createdAt' | 'lastUpdatedAt'> | undefined;
}

const generator = 'l9gen';

/**
 * The text with its block, where the block changes as little as may be: `created_*` stays that of a previous block of the same
 * module and file, and `last_updated_*` stays too unless the text, the spec or the template version did change. So the
 * same input gives the previous bytes again, whatever the time.
 */
export function restamp({ path, body, previous, identity, now, times }: RestampInput): string {
  const { notice, ...made } = identity;
  const before = previous === undefined ? undefined : previousBlock(previous, { path, moduleId: made.moduleId });
  const created = { createdAt: before?.createdAt ?? now, createdBy: before?.createdBy ?? generator };
  const isSame =
    before !== undefined &&
    before.specHash === made.specHash &&
    before.templateVersion === made.templateVersion &&
    stripDora(path, previous ?? '') === body;
  const updated = isSame
    ? { lastUpdatedAt: before.lastUpdatedAt, lastUpdatedBy: before.lastUpdatedBy }
    : { lastUpdatedAt: now, lastUpdatedBy: generator };
  return stampText({ path, body, notice, dora: { ...made, file: path, ...created, ...updated, ...times } });
}

function previousBlock(
  text: string,
  { path, moduleId }: { readonly path: string; readonly moduleId: string },
): DoraBlock | undefined {
  const block = readDora(path, text);
  return block && block.moduleId === moduleId && block.file === path ? block : undefined;
}
