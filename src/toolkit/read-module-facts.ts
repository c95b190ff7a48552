import {
  createCodeReader,
  readTestFile,
  type CodeReader,
  type ModuleFacts,
  type ReadSource,
  type ReadText,
  type TestFile,
} from '../code/index.js';
import { approvalNeeded, approvalsFile, createTestFiles, type JudgedWorkspace } from '../conform/index.js';
import type { Module } from '../model/index.js';
import type { RelPath } from '../text/index.js';

/** What the code of modules does and their tests show, with the files that tell it. */
export interface ModuleReading {
  /** By module id. */
  readonly modules: ReadonlyMap<string, ModuleFacts>;
  readonly tests: ReadonlyMap<RelPath, TestFile>;
  readonly looked: LookedFiles;
}

/** Files that facts were read from. */
export interface LookedFiles {
  /** What every module may stand on. */
  readonly shared: ReadonlySet<RelPath>;
  /** What only the facts of these modules stand on, by module id. */
  readonly modules: ReadonlyMap<string, ReadonlySet<RelPath>>;
}

/** What is read, and who is told before each longer step. */
export interface CodeSource {
  readonly read: ReadText;
  readonly readSource: ReadSource;
  readonly progress: (step: string) => void;
}

/** Follows the code of each of these modules from where the host enters it, and reads its tests. */
export async function readModuleFacts(
  { read, readSource, progress }: CodeSource,
  workspace: JudgedWorkspace,
  selected: readonly Module[],
): Promise<ModuleReading> {
  const shared = new Set<RelPath>();
  let own = new Set<RelPath>();
  const follow = createCodeReader((file) => {
    // What lies outside of all modules is read once for all of them.
    (file.startsWith(`${workspace.moduleRoot}/`) ? own : shared).add(file);
    return read(file);
  }, workspace.moduleRoot);
  const testFilesOf = createTestFiles(workspace);
  const modules = new Map<string, ModuleFacts>();
  const tests = new Map<RelPath, TestFile>();
  const looked = new Map<string, ReadonlySet<RelPath>>();
  for (const [index, module] of selected.entries()) {
    if (index % 50 === 0) progress(`following module ${index + 1} of ${selected.length}`);
    own = new Set();
    modules.set(module.id, await followOne(follow, workspace, module));
    for (const file of testFilesOf(module)) {
      own.add(file);
      tests.set(file, await readTestFile(file, read, readSource));
    }
    looked.set(module.id, own);
  }
  return { modules, tests, looked: { shared, modules: looked } };
}

function followOne(reader: CodeReader, workspace: JudgedWorkspace, module: Module): Promise<ModuleFacts> {
  const { entry, folder, handlers } = module.files;
  const question = {
    entries: [entry],
    folder,
    handlers,
    approvals: approvalsFile(workspace),
    needs: approvalNeeded(module, workspace),
  };
  return reader.module(question, { router: workspace.slots.router.file, folder });
}
