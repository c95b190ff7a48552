import { answerOf } from '../host/index.js';
import type { SavedPlan, SavedRead } from '../plan/index.js';
import { byCodePoint, isRelPath, parentPath, parseRelPath } from '../text/index.js';
import type { ToolkitContext } from './toolkit-context.js';

/** One thing that a plan followed from and that is another now. `path` is absent where it is l9gen itself. */
export interface ChangedInput {
  readonly tree: SavedRead['tree'];
  readonly path?: string;
  readonly how: 'changed' | 'gone' | 'appeared' | 'new' | 'entries';
}

/** What changed of a plan's inputs. */
export interface ChangedInputs {
  /** Files that the plan had read, and l9gen itself. */
  readonly known: readonly ChangedInput[];
  /** Files that are new and that planning now reads, too; folders with other names in them where nothing else has changed. */
  readonly further: readonly ChangedInput[];
}

/**
 * Compares what a plan read with what the trees answer now. `again` is what planning anew has read: a file in it that
 * the plan did not read is an input of its own only where its folder holds other names than then; else it is read
 * because something else has changed.
 */
export async function findChangedInputs(
  context: ToolkitContext,
  saved: SavedPlan,
  again: readonly SavedRead[],
): Promise<ChangedInputs> {
  // Another version comes with other templates: telling each of them would tell nothing more.
  if (saved.tool.version !== context.toolVersion) return { known: [{ tree: 'product', how: 'changed' }], further: [] };
  const known = new Map<string, ChangedInput>();
  const folders = new Map<string, ChangedInput>();
  for (const read of saved.reads) {
    const now = await askAgain(context, read);
    if (now === read.answer) continue;
    const key = keyOf(read);
    if (isOfFolder(read)) folders.set(key, { ...placeOf(read), how: 'entries' });
    else known.set(key, { ...placeOf(read), how: howOf(read.answer, now) });
  }
  const fresh = freshFiles(saved.reads, again, folders);
  const isExplained = known.size + fresh.length > 0;
  return { known: sorted(known.values()), further: sorted(isExplained ? fresh : folders.values()) };
}

function freshFiles(
  then: readonly SavedRead[],
  now: readonly SavedRead[],
  folders: ReadonlyMap<string, unknown>,
): readonly ChangedInput[] {
  const asked = new Set(then.map((read) => keyOf(read)));
  const listed = new Set(then.filter(isOfFolder).map((read) => keyOf(read)));
  const isNew = (read: SavedRead): boolean => {
    if (read.call !== 'read' || read.answer === 'absent' || asked.has(keyOf(read))) return false;
    const folder = folderOf(read);
    return folders.has(folder) || !listed.has(folder);
  };
  const found = now
    .filter(isNew)
    .map((read): readonly [string, ChangedInput] => [keyOf(read), { ...placeOf(read), how: 'new' }]);
  return [...new Map(found).values()];
}

function askAgain({ files, product }: ToolkitContext, { tree, call, path: text }: SavedRead): Promise<string> {
  const path = text === undefined ? undefined : parseRelPath(text);
  if (path !== undefined && !isRelPath(path)) throw new Error('decoding lets no unsafe path pass');
  return answerOf(tree === 'product' ? product : files, path === undefined ? { call } : { call, path });
}

function howOf(then: string, now: string): ChangedInput['how'] {
  if (now === 'absent') return 'gone';
  return then === 'absent' ? 'appeared' : 'changed';
}

function isOfFolder({ call }: SavedRead): boolean {
  return call === 'list' || call === 'entries';
}

function placeOf({ tree, path }: SavedRead): Pick<ChangedInput, 'tree' | 'path'> {
  return path === undefined ? { tree } : { tree, path };
}

function keyOf({ tree, path = '' }: SavedRead): string {
  return `${tree} ${path}`;
}

function folderOf({ tree, path: text = '' }: SavedRead): string {
  const path = parseRelPath(text);
  return `${tree} ${isRelPath(path) ? (parentPath(path) ?? '') : ''}`;
}

function sorted(inputs: Iterable<ChangedInput>): readonly ChangedInput[] {
  return [...inputs].sort((a, b) => byCodePoint(a.tree, b.tree) || byCodePoint(a.path ?? '', b.path ?? ''));
}
