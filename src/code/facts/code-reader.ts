import { fileStart, type RelPath } from '../../text/index.js';
import {
  askCodeBase,
  importTargets,
  isParsed,
  readCodeBase,
  type CodeBase,
  type ParsedFiles,
  type ReadText,
} from './code-base.js';
import { followModule } from './follow-module.js';
import type { ModuleFacts, ModuleQuestion } from './module-facts.js';
import { parseSource, type BrokenSource, type ParsedSource } from './parsed-source.js';
import { findRegistered } from '../slots/find-registered.js';
import { readList, type RegistryFacts, type RegistryPlace } from './read-registry.js';
import { readSlot } from './read-slot.js';
import { emptyLists } from './watch.js';
import type { RegisteredEntry } from './registered-entry.js';

/** Facts about source files, as plain data. Files are read when a fact needs them. */
export interface CodeReader {
  readonly registry: (place: RegistryPlace) => Promise<RegistryFacts>;
  /** Of a module that a router lists, and whose files are in a folder. */
  readonly module: (question: ModuleQuestion, place: ModulePlace) => Promise<ModuleFacts>;
}

/** The file that lists all modules, and the folder of one. */
export interface ModulePlace {
  readonly router: RelPath;
  readonly folder: RelPath;
}

/**
 * Reads facts of the code of a repository. What lies in the folder `modules` is forgotten after each fact: the syntax trees
 * of a thousand modules do not fit in memory together.
 */
export function createCodeReader(read: ReadText, modules: RelPath): CodeReader {
  const parsed: ParsedFiles = { known: new Map(), keeps: (file) => !file.startsWith(`${modules}/`) };
  const open = (files: readonly RelPath[]): Promise<CodeBase> => readCodeBase(files, read, parsed);
  const parse = async (file: RelPath): Promise<ParsedSource | BrokenSource | undefined> => {
    const text = await read(file);
    return text === undefined ? undefined : parseSource((await import('oxc-parser')).parseSync, file, text);
  };
  let listed: { readonly router: RelPath; readonly files: readonly RelPath[] } | undefined;
  const listedBy = async (router: RelPath): Promise<readonly RelPath[]> => {
    if (listed?.router !== router) {
      const source = await parse(router);
      listed = { router, files: isParsed(source) ? importTargets(source) : [] };
    }
    return listed.files;
  };
  return {
    registry: (place) =>
      unlessTooDeep(
        () => readRegistry(place, read),
        (why) => ({ span: fileStart(place.file), why }),
      ),
    module: async (question, { router, folder }) => {
      // What the host starts of a module need not be where its contract says.
      const inFolder = (await listedBy(router)).filter((file) => file.startsWith(`${folder}/`));
      const entries = [...new Set([...question.entries, ...inFolder])];
      const [first = router] = entries;
      return unlessTooDeep(
        async () => followModule(await open(entries), { ...question, entries }),
        (why) => cutShort([{ span: fileStart(first), why }]),
      );
    },
  };
}

function cutShort(unfollowed: ModuleFacts['unfollowed']): ModuleFacts {
  const lists = { ...emptyLists(), requiredEnv: [], logged: [], files: [] };
  return { ...lists, isFound: true, isCut: true, asks: false, unfollowed, opaqueCalls: unfollowed };
}

// A plain exported list is read without the compiler, which takes a quarter of a second to load. Whatever else wiring finds is
// found as wiring does; so are the places of entries with one id, which the values alone do not tell.
async function readRegistry(place: RegistryPlace, read: ReadText): Promise<RegistryFacts> {
  const { file } = place;
  const listed = await askCodeBase([file], read, (base) => readList(base, place));
  if ('entries' in listed && !hasTwins(listed.entries)) return listed;
  const text = await read(file);
  if (text === undefined) return listed;
  const found = await findRegistered({ path: file, text }, place);
  if (!('diagnostic' in found)) return askCodeBase([file], read, (base) => readSlot(base, file, found));
  if ('entries' in listed) return listed;
  const { message, span } = found.diagnostic;
  return { span: span ?? listed.span, why: `${message.charAt(0).toLowerCase()}${message.slice(1).replace(/\.$/, '')}` };
}

function hasTwins(entries: readonly RegisteredEntry[]): boolean {
  return new Set(entries.map(({ id }) => id)).size < entries.length;
}

// Whoever goes down a syntax tree step by step comes to the end of the call stack in a text that nests deep enough.
async function unlessTooDeep<T>(ask: () => Promise<T>, otherwise: (why: string) => T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return otherwise('the code nests too deep to be followed');
  }
}
