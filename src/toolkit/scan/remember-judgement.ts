import {
  createRecordingFileSystem,
  recheck,
  stampRecords,
  type FileSystem,
  type ReadRecord,
  type Recheck,
  type StampedRecord,
} from '../../host/index.js';
import { hashOf, type RelPath } from '../../text/index.js';
import type { Memory, ToolkitContext } from '../toolkit-context.js';
import { isVerbResult, type VerbResult } from '../verb-result.js';
import { withoutFile } from '../without-file.js';
import type { JudgedRepository } from './judge-repository.js';
import type { Judgement } from './judgement.js';

interface Remembered {
  readonly product: string;
  readonly judgement: Judgement;
  readonly files: readonly StampedRecord[];
  readonly productFiles: readonly StampedRecord[];
  /** The name of its grounds, which lie beside it; absent where it has none. */
  readonly grounds?: string;
}

// Who changed more than this since the last scan waits for a whole one.
const mostConfirmed = 32;

/**
 * {@link judgeRepository}, or what it gave the last time where every file and folder that it asked for answers as it did:
 * which of them were not touched since is known without reading them. Of files whose content changed it is enough that
 * they give the same grounds again. Without a place to remember, it is always worked out anew.
 */
export async function rememberJudgement(
  context: ToolkitContext,
  apart: ReadonlySet<RelPath>,
): Promise<Judgement | VerbResult> {
  const { memory, product } = context;
  const files = [...apart].reduce(withoutFile, context.files);
  if (!memory) return judgementOf(await judge({ ...context, files }));
  const place = { memory, name: `gaps-${hashOf(JSON.stringify([memory.workspace, ...apart])).slice(0, 24)}` };
  const last = parseRemembered(await memory.cache.read(`${place.name}.json`));
  if (last?.product === memory.product) {
    const now = await lookAgain({ ...context, files }, place, last);
    if (now && now !== last) await write(place, now);
    if (now) return now.judgement;
  }
  const recording = { files: createRecordingFileSystem(files), product: createRecordingFileSystem(product) };
  const judged = await judge({ ...context, ...recording });
  if (isVerbResult(judged)) return judged;
  const [ofFiles, ofProduct] = [recording.files.records(), recording.product.records()];
  if (ofFiles && ofProduct)
    await remember(place, judged, {
      product: memory.product,
      judgement: judged.judgement,
      files: await stampRecords(files, ofFiles),
      productFiles: await stampRecords(product, ofProduct),
    });
  return judged.judgement;
}

interface Place {
  readonly memory: Memory;
  readonly name: string;
}

// What is remembered, with what was seen now; `undefined` where it may not stand any more.
async function lookAgain(context: ToolkitContext, place: Place, last: Remembered): Promise<Remembered | undefined> {
  const ofProduct = await recheck(context.product, last.productFiles, 0);
  const ofFiles = ofProduct && (await recheck(context.files, last.files, mostConfirmed));
  if (!ofFiles) return undefined;
  const now = {
    ...last,
    ...(ofFiles.refreshed && { files: ofFiles.refreshed }),
    ...(ofProduct.refreshed && { productFiles: ofProduct.refreshed }),
  };
  if (ofFiles.changed.length > 0) {
    const looked = await confirm(context.files, place, { ...now, ...ofFiles });
    return looked && { ...now, files: [...now.files, ...looked] };
  }
  return ofFiles.refreshed || ofProduct.refreshed ? now : last;
}

// The records of what was looked at besides; `undefined` where the changed files do not give the same grounds.
async function confirm(
  files: FileSystem,
  { memory, name }: Place,
  { changed, grounds: groundsName, files: known }: Pick<Recheck, 'changed'> & Pick<Remembered, 'grounds' | 'files'>,
): Promise<readonly StampedRecord[] | undefined> {
  if (groundsName === undefined || !changed.every(({ isContent }) => isContent)) return undefined;
  const { openGrounds } = await import('./grounds/grounds-text.js');
  const grounds = openGrounds(groundsName, await memory.cache.read(`${name}.grounds`));
  if (!grounds) return undefined;
  const { confirmGrounds } = await import('./grounds/confirm-grounds.js');
  const recording = createRecordingFileSystem(files);
  const paths = [...new Set(changed.map(({ path }) => path as RelPath))];
  if (!(await confirmGrounds({ files: recording, grounds }, paths))) return undefined;
  return furtherRecords(files, known, recording.records());
}

// `undefined` where the tree was in motion: what was confirmed must be what is remembered.
async function furtherRecords(
  files: FileSystem,
  known: readonly StampedRecord[],
  records: readonly ReadRecord[] | undefined,
): Promise<readonly StampedRecord[] | undefined> {
  const asked = new Map(records?.map((record) => [keyOf(record), record]));
  for (const [path, , ...answers] of known)
    for (const answer of answers) {
      const key = `${answer.charAt(0)}${path}`;
      const again = asked.get(key);
      if (again && again.answer !== answer.slice(1)) return undefined;
      asked.delete(key);
    }
  return records && stampRecords(files, [...asked.values()]);
}

function keyOf({ call, path }: ReadRecord): string {
  return `${call.charAt(0)}${path ?? ''}`;
}

async function remember({ memory, name }: Place, { basis }: JudgedRepository, result: Remembered): Promise<void> {
  if (!basis) return write({ memory, name }, result);
  const [{ gatherGrounds }, { formatGrounds }] = await Promise.all([
    import('./grounds/gather-grounds.js'),
    import('./grounds/grounds-text.js'),
  ]);
  const grounds = hashOf(JSON.stringify(result.files));
  await memory.cache.write(`${name}.grounds`, formatGrounds(grounds, gatherGrounds(basis)));
  await write({ memory, name }, { ...result, grounds });
}

async function judge(context: ToolkitContext): Promise<JudgedRepository | VerbResult> {
  const { judgeRepository } = await import('./judge-repository.js');
  return judgeRepository(context);
}

function judgementOf(judged: JudgedRepository | VerbResult): Judgement | VerbResult {
  return isVerbResult(judged) ? judged : judged.judgement;
}

function write({ memory, name }: Place, remembered: Remembered): Promise<void> {
  return memory.cache.write(`${name}.json`, JSON.stringify(remembered));
}

// Written by ourselves; whatever else stands there is forgotten.
function parseRemembered(text: string | undefined): Remembered | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as Partial<Remembered> | null;
    const { product, judgement, files, productFiles } = value ?? {};
    const isWhole = product !== undefined && Array.isArray(judgement?.gaps) && Array.isArray(judgement.diagnostics);
    return isWhole && Array.isArray(files) && Array.isArray(productFiles) ? (value as Remembered) : undefined;
  } catch {
    return undefined;
  }
}
