import { createCollector, exitCodes, hasErrors, type Outcome } from '../diagnostics/index.js';
import { appendToList, decodeText } from '../documents/index.js';
import { modelDiagnostics, parseModuleId } from '../model/index.js';
import { planSeeds, type Plan, type Seed } from '../plan/index.js';
import { contractsView, createRenderer, type ModuleChoices } from '../render/index.js';
import { readTemplates } from '../sources/index.js';
import { byCodePoint, fileStart, hashOf, joinPath, relPath, snakeCase, type RelPath } from '../text/index.js';
import { carryOut } from './carry-out.js';
import { toolkitDiagnostics } from './diagnostics.js';
import { isVerbResult, readModel, type ReadModel } from './read-model.js';
import { readPresent } from './read-present.js';
import type { ToolkitContext } from './toolkit-context.js';
import { refusal, type VerbResult } from './verb-result.js';

const templateFolder = relPath('templates/contracts');

/**
 * Writes the contracts of a new module: Module-Spec, module meta, docs and tests metas, and its line in the registry;
 * enough for `generate` to succeed. An id that is no identifier or is taken is a finding, a file in the way a conflict.
 */
export async function newModule(context: ToolkitContext, choices: ModuleChoices): Promise<VerbResult> {
  const id = parseModuleId(choices.moduleId);
  if (id.value === undefined) return refusal(id.diagnostics, new Map(), exitCodes.usage);
  const model = await readModel(context, []);
  if (isVerbResult(model)) return model;
  const { workspace } = model;
  const snake = snakeCase(choices.moduleId);
  const entry = workspace.entries.find((candidate) => snakeCase(candidate.moduleId) === snake);
  if (entry && (entry.moduleId !== choices.moduleId || (await context.files.stat(entry.specFile)))) {
    const parameters = { module: entry.moduleId, spec: entry.specFile };
    const at = { span: fileStart(workspace.registryFile) };
    return refusal([toolkitDiagnostics.create('module-exists', parameters, at)], model.texts);
  }
  const seeds = await renderContracts(context, choices, model);
  const registry = entry ? undefined : await extendRegistry(context, choices, workspace.registryFile);
  const collector = createCollector();
  const [files, registered] = [collector.take(seeds), registry && collector.take(registry)];
  if (!files || hasErrors(collector.all())) return refusal(collector.all(), model.texts);
  const present = await readPresent(
    context.files,
    files.map((seed) => seed.path),
  );
  const planned = planSeeds(files, present, {
    contract: workspace.registryFile,
    module: choices.moduleId,
    rule: 'new',
  });
  if (planned.plan.conflicts.length > 0) return refusal(planned.diagnostics, model.texts, exitCodes.conflict);
  const plan: Plan = {
    ...planned.plan,
    operations: [...planned.plan.operations, ...(registered ? [registered] : [])].sort((a, b) =>
      byCodePoint(a.path, b.path),
    ),
  };
  return carryOut(context, { plan, ledgers: [], diagnostics: [], texts: model.texts });
}

async function renderContracts(
  context: ToolkitContext,
  choices: ModuleChoices,
  { workspace }: ReadModel,
): Promise<Outcome<readonly Seed[]>> {
  const templates = await readTemplates(context.product, templateFolder);
  const renderer = createRenderer(
    templates.map(({ name, text }) => ({ name: name.replace(/^templates\//, ''), text })),
  );
  const snake = snakeCase(choices.moduleId);
  const specFile = joinPath(workspace.specRoot, `Module-Spec-v2.6-${snake}.yaml`);
  const folder = joinPath(workspace.moduleRoot, snake);
  const view = contractsView(choices, { specFile, moduleRoot: workspace.moduleRoot });
  const targets: readonly (readonly [string, RelPath])[] = [
    ['module-spec.yaml.hbs', specFile],
    ['module.meta.yaml.hbs', joinPath(folder, 'module.meta.yaml')],
    ['README.meta.yaml.hbs', joinPath(folder, 'README.meta.yaml')],
    ['tests.meta.yaml.hbs', joinPath(folder, 'tests.meta.yaml')],
  ];
  const collector = createCollector();
  const seeds = targets.flatMap(([template, path]): readonly Seed[] => {
    const content = collector.take(renderer.render(`contracts/${template}`, view));
    return content === undefined ? [] : [{ path, content }];
  });
  return { value: seeds, diagnostics: collector.all() };
}

async function extendRegistry(
  context: ToolkitContext,
  choices: ModuleChoices,
  file: RelPath,
): Promise<Outcome<Plan['operations'][number]>> {
  const bytes = await context.files.read(file);
  const text = bytes && decodeText(file, bytes).value;
  if (bytes === undefined || text === undefined)
    return { diagnostics: [modelDiagnostics.create('registry-missing', { file }, { file })] };
  const entry = [
    `module_id: ${choices.moduleId}`,
    `tier: ${choices.tier}`,
    `scope: ${JSON.stringify(choices.description)}`,
    'status: spec_complete',
  ].join('\n');
  const extended = appendToList({ file, text }, 'modules', entry);
  if (extended.value === undefined) return { diagnostics: extended.diagnostics };
  const because = { contract: file, module: choices.moduleId, rule: 'new' };
  return {
    value: {
      kind: 'update',
      path: file,
      before: hashOf(bytes),
      after: hashOf(extended.value),
      content: extended.value,
      ownership: 'shared',
      because,
    },
    diagnostics: [],
  };
}
