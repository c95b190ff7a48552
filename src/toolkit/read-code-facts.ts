import {
  createCodeReader,
  readTestFile,
  type CodeReader,
  type ModuleFacts,
  type ReadSource,
  type TestFile,
} from '../code/index.js';
import { approvalNeeded, approvalsFile, createTestFiles, type CodeFacts } from '../conform/index.js';
import type { Module } from '../model/index.js';
import type { RelPath } from '../text/index.js';
import { createTextReader } from './read-code-text.js';
import { agentPlace, toolPlace } from './registry-places.js';
import type { ReadModel } from './read-model.js';
import type { ToolkitContext } from './toolkit-context.js';

/** Reads what the rules of conformance ask of code: of the registries, and of the modules that were asked for and their tests. */
export async function readCodeFacts(
  context: ToolkitContext,
  model: ReadModel,
  readSource: ReadSource,
): Promise<CodeFacts> {
  const { workspace, selected } = model;
  const { wiring } = workspace.contracts;
  const read = createTextReader(context.files);
  const reader = createCodeReader(read, workspace.moduleRoot);
  context.progress('reading the registries');
  const tools = wiring.tools && (await reader.registry(toolPlace(workspace)));
  const agents = wiring.agents && (await reader.registry(agentPlace(workspace)));
  const modules = new Map<string, ModuleFacts>();
  const tests = new Map<RelPath, TestFile>();
  const testFilesOf = createTestFiles(workspace);
  for (const [index, module] of selected.entries()) {
    if (index % 50 === 0) context.progress(`following module ${index + 1} of ${selected.length}`);
    modules.set(module.id, await followOne(reader, model, module));
    for (const file of testFilesOf(module)) tests.set(file, await readTestFile(file, read, readSource));
  }
  return { ...(tools && { tools }), ...(agents && { agents }), modules, tests };
}

function followOne(reader: CodeReader, { workspace }: ReadModel, module: Module): Promise<ModuleFacts> {
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
