import { createCodeReader, type ReadSource } from '../code/index.js';
import type { CodeFacts } from '../conform/index.js';
import type { RelPath } from '../text/index.js';
import { createTextReader } from './read-code-text.js';
import type { ReadModel } from './read-model.js';
import { readModuleFacts, type LookedFiles } from './read-module-facts.js';
import { agentPlace, toolPlace } from './registry-places.js';
import type { ToolkitContext } from './toolkit-context.js';

/** Facts for the rules of conformance, with the files that tell them. */
export interface ReadFacts {
  readonly facts: CodeFacts;
  readonly looked: LookedFiles;
}

/** Reads what the rules of conformance ask of code: of the registries, and of the modules that were asked for and their tests. */
export async function readCodeFacts(
  { files, progress }: ToolkitContext,
  { workspace, selected }: Pick<ReadModel, 'workspace' | 'selected'>,
  readSource: ReadSource,
): Promise<ReadFacts> {
  const { wiring } = workspace.contracts;
  const listed = new Set<RelPath>();
  const read = createTextReader(files);
  const reader = createCodeReader((file) => {
    listed.add(file);
    return read(file);
  }, workspace.moduleRoot);
  progress('reading the registries');
  const tools = wiring.tools && (await reader.registry(toolPlace(workspace)));
  const agents = wiring.agents && (await reader.registry(agentPlace(workspace)));
  const { modules, tests, looked } = await readModuleFacts({ read, readSource, progress }, workspace, selected);
  return {
    facts: { ...(tools && { tools }), ...(agents && { agents }), modules, tests },
    looked: { ...looked, shared: new Set([...listed, ...looked.shared]) },
  };
}
