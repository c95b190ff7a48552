import type { Diagnostic } from '../diagnostics/index.js';
import { answersAgain, createRecordingFileSystem, type ReadRecord } from '../host/index.js';
import { hashOf, type RelPath } from '../text/index.js';
import type { ToolkitContext } from './toolkit-context.js';
import type { VerbResult } from './verb-result.js';

/** A question whose answer follows from the files it reads and nothing else. */
export interface Question {
  readonly verb: string;
  readonly names: readonly string[];
}

interface Remembered {
  readonly product: string;
  readonly records: Records;
  readonly result: Omit<VerbResult, 'texts'>;
  /** The files whose text was shown around findings. */
  readonly shown: readonly RelPath[];
}

/** What was read of the repository, and of the product's own files. */
interface Records {
  readonly files: readonly ReadRecord[];
  readonly product: readonly ReadRecord[];
}

/**
 * The result of a verb that only read the repository: the one of the last time where every file and folder that was
 * read then answers the same now, else worked out anew. What is read is recorded by the file system itself, so nothing
 * that a result depends on can be forgotten. Without a place to remember, it is always worked out.
 */
export async function rememberResult(
  context: ToolkitContext,
  question: Question,
  work: (context: ToolkitContext) => Promise<VerbResult>,
): Promise<VerbResult> {
  const { memory } = context;
  if (!memory) return work(context);
  const name = `${question.verb}-${hashOf(JSON.stringify([memory.workspace, question.names])).slice(0, 24)}.json`;
  const last = parseRemembered(await memory.cache.read(name));
  if (last?.product === memory.product && (await isAsBefore(context, last.records)))
    return { ...last.result, texts: await readTexts(context, last.shown) };
  const [files, product] = [createRecordingFileSystem(context.files), createRecordingFileSystem(context.product)];
  const { texts, ...result } = await work({ ...context, files, product });
  const records = { files: files.records(), product: product.records() };
  if (isWhole(records)) {
    const shown = [...filesOf(result.diagnostics)].filter((file) => texts.has(file));
    const remembered: Remembered = { product: memory.product, records, result, shown };
    await memory.cache.write(name, JSON.stringify(remembered));
  }
  return { ...result, texts };
}

function isWhole(records: { readonly [Key in keyof Records]: Records[Key] | undefined }): records is Records {
  return records.files !== undefined && records.product !== undefined;
}

async function isAsBefore(context: ToolkitContext, records: Records): Promise<boolean> {
  return (await answersAgain(context.files, records.files)) && (await answersAgain(context.product, records.product));
}

// Written by ourselves; whatever else stands there is forgotten.
function parseRemembered(text: string | undefined): Remembered | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as Partial<Remembered> | null;
    return value?.product !== undefined &&
      Array.isArray(value.records?.files) &&
      Array.isArray(value.records.product) &&
      Array.isArray(value.shown) &&
      isResult(value.result)
      ? (value as Remembered)
      : undefined;
  } catch {
    return undefined;
  }
}

function isResult(result: Partial<VerbResult> | undefined): boolean {
  const { diagnostics, exitCode, summary } = result ?? {};
  return Array.isArray(diagnostics) && typeof exitCode === 'number' && typeof summary === 'object';
}

function filesOf(diagnostics: readonly Diagnostic[]): ReadonlySet<RelPath> {
  return new Set(diagnostics.flatMap(({ span }) => (span ? [span.file] : [])));
}

// What was not shown the first time (too large, no contract) is not shown again.
async function readTexts(context: ToolkitContext, shown: readonly RelPath[]): Promise<ReadonlyMap<RelPath, string>> {
  const texts = new Map<RelPath, string>();
  if (shown.length === 0) return texts;
  const { decodeText } = await import('../documents/index.js');
  for (const file of shown) {
    const bytes = await context.files.read(file).catch(() => undefined);
    const text = bytes && decodeText(file, bytes).value;
    if (text !== undefined) texts.set(file, text);
  }
  return texts;
}
