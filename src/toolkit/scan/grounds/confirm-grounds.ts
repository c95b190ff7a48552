import { byCodePoint, type RelPath } from '../../../text/index.js';
import type { Confirming } from './confirming.js';
import type { FileGround, GroundObligation } from './ground.js';

/**
 * True where each of these files, whose content changed, gives the same grounds again: then the judgement stands as it is.
 * False says nothing; then everything has to be judged anew. Nothing else may have changed since the grounds were gathered.
 * What is loaded for it is what the grounds ask for.
 */
export async function confirmGrounds(confirming: Confirming, paths: readonly RelPath[]): Promise<boolean> {
  const found: FileGround[] = [];
  for (const path of paths) {
    const ground = confirming.grounds.ofFile(path);
    if (!ground) return false;
    found.push(ground);
  }
  for (const ground of found) if (!(await confirmText(confirming, ground))) return false;
  return (
    (await confirmTold(confirming, found)) &&
    (await confirmObligations(confirming, found)) &&
    (await confirmModules(confirming, found))
  );
}

async function confirmText({ files, grounds }: Confirming, ground: FileGround): Promise<boolean> {
  const { path, isText = false, isAside = false, sections } = ground;
  if (!isText) return true;
  const { createTextReader } = await import('../../read-code-text.js');
  const text = await createTextReader(files)(path);
  if (text === undefined) return false;
  if (isAside) {
    const { bearsOnRoutes } = await import('../../../code/index.js');
    if (bearsOnRoutes({ text }, grounds.common().routePrograms)) return false;
  }
  return !sections || (await holdsSections(text, sections));
}

async function holdsSections(text: string, wanted: NonNullable<FileGround['sections']>): Promise<boolean> {
  const { isCurrent, loadSectionEditor } = await import('../../../documents/index.js');
  if (isCurrent(text, wanted)) return true;
  const edited = (await loadSectionEditor())(text, wanted);
  if ('problem' in edited) return false;
  const { sections, unwanted, removed } = edited;
  const isTold = sections.some(({ state }) => state === 'edited' || state === 'repeated') || unwanted.length > 0;
  return edited.text === text && !isTold && removed.length === 0;
}

async function confirmTold({ files, grounds }: Confirming, found: readonly FileGround[]): Promise<boolean> {
  if (!found.some(({ isTold }) => isTold)) return true;
  const { readFileFacts } = await import('../../documents/read-file-facts.js');
  const { hashOfFacts } = await import('./hash-of-facts.js');
  const { told } = grounds.common();
  return hashOfFacts(await readFileFacts(files, told.paths)) === told.facts;
}

async function confirmObligations({ files, grounds }: Confirming, found: readonly FileGround[]): Promise<boolean> {
  const expected = new Map(found.flatMap(({ obligations }) => obligations.map((one) => [one.index, one] as const)));
  if (expected.size === 0) return true;
  const [{ judgeObligations }, { loadSourceReader }, { openRepository }] = await Promise.all([
    import('../../../gaps/index.js'),
    import('../../../code/index.js'),
    import('../open-repository.js'),
  ]);
  const ordered = [...expected.values()].sort((a, b) => a.index - b.index);
  const repository = await openRepository(files, grounds.common().files);
  const { each } = await judgeObligations(
    ordered.map(({ obligation }) => obligation),
    { repository, readSource: await loadSourceReader() },
  );
  return each.every(({ state, texts }, place) => {
    const before = ordered[place];
    return before?.state === state && texts.every((path) => standsOn(grounds.ofFile(path), before));
  });
}

// Where a judge looks elsewhere now, a change there would not be seen to concern it.
function standsOn(ground: FileGround | undefined, { index }: GroundObligation): boolean {
  return !ground || ground.obligations.some((one) => one.index === index);
}

async function confirmModules(confirming: Confirming, found: readonly FileGround[]): Promise<boolean> {
  const ids = [...new Set(found.flatMap(({ modules }) => modules))].sort(byCodePoint);
  return ids.length === 0 || (await import('./confirm-code.js')).confirmCode(confirming, ids);
}
