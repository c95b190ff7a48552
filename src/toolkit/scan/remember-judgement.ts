import { createRecordingFileSystem, recheck, stampRecords, type StampedRecord } from '../../host/index.js';
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
}

/**
 * {@link judgeRepository}, or what it gave the last time where every file and folder that it asked for answers as it did:
 * which of them were not touched since is known without reading them. Without a place to remember, it is always worked
 * out anew.
 */
export async function rememberJudgement(
  context: ToolkitContext,
  apart: ReadonlySet<RelPath>,
): Promise<Judgement | VerbResult> {
  const { memory, product } = context;
  const files = [...apart].reduce(withoutFile, context.files);
  if (!memory) return judgementOf(await judge({ ...context, files }));
  const name = `gaps-${hashOf(JSON.stringify([memory.workspace, ...apart])).slice(0, 24)}.json`;
  const last = parseRemembered(await memory.cache.read(name));
  if (last?.product === memory.product) {
    const [ofFiles, ofProduct] = [await recheck(files, last.files, 1), await recheck(product, last.productFiles, 1)];
    if (ofFiles.changed.length + ofProduct.changed.length === 0) {
      const refreshed = {
        ...(ofFiles.refreshed && { files: ofFiles.refreshed }),
        ...(ofProduct.refreshed && { productFiles: ofProduct.refreshed }),
      };
      if (Object.keys(refreshed).length > 0) await write(memory, name, { ...last, ...refreshed });
      return last.judgement;
    }
  }
  const recording = { files: createRecordingFileSystem(files), product: createRecordingFileSystem(product) };
  const judged = await judge({ ...context, ...recording });
  if (isVerbResult(judged)) return judged;
  const [ofFiles, ofProduct] = [recording.files.records(), recording.product.records()];
  if (ofFiles && ofProduct)
    await write(memory, name, {
      product: memory.product,
      judgement: judged.judgement,
      files: await stampRecords(files, ofFiles),
      productFiles: await stampRecords(product, ofProduct),
    });
  return judged.judgement;
}

async function judge(context: ToolkitContext): Promise<JudgedRepository | VerbResult> {
  const { judgeRepository } = await import('./judge-repository.js');
  return judgeRepository(context);
}

function judgementOf(judged: JudgedRepository | VerbResult): Judgement | VerbResult {
  return isVerbResult(judged) ? judged : judged.judgement;
}

function write(memory: Memory, name: string, remembered: Remembered): Promise<void> {
  return memory.cache.write(name, JSON.stringify(remembered));
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
