import { createCollector, exitCodes, hasErrors, type Diagnostic, type Outcome } from '../diagnostics/index.js';
import { appendToList, decodeText } from '../documents/index.js';
import { modelDiagnostics, parseModuleId } from '../model/index.js';
import { planSeeds, type Operation, type Plan, type Seed } from '../plan/index.js';
import { contractsView, createRenderer, type ModuleChoices } from '../render/index.js';
import { readTemplates } from '../sources/index.js';
import { byCodePoint, hashOf, joinPath, snakeCase, type RelPath } from '../text/index.js';
import { carryOut } from './carry-out.js';
import { toolkitDiagnostics } from './diagnostics.js';
import { missingEditorSchema } from './editor-schema.js';
import { entryOf } from './find-spec.js';
import { judgeContracts } from './judge-contracts.js';
import { moduleExists } from './module-exists.js';
import { planAnew } from './plan-anew.js';
import { readModel, type ReadModel } from './read-model.js';
import { readPresent } from './read-present.js';
import { registryEntry } from './registry-entry.js';
import type { ToolkitContext } from './toolkit-context.js';
import { isVerbResult, refusal, type VerbResult } from './verb-result.js';

/**
 * Writes the contracts of a new module: Module-Spec, module meta, docs and tests metas, and its line in the registry;
 * enough for `generate` to succeed. What `validate` would refuse is refused before anything is written (exit 2), an id
 * that is taken is a finding, a file in the way a conflict. Where another run comes between, it plans anew once.
 */
export async function newModule(context: ToolkitContext, choices: ModuleChoices): Promise<VerbResult> {
  const id = parseModuleId(choices.moduleId);
  const unfit = [...id.diagnostics, ...credentialsIn(choices.outboundUrl)];
  if (unfit.length > 0) return refusal(unfit, new Map(), exitCodes.usage);
  return planAnew(context, () => newModuleOnce(context, choices));
}

async function newModuleOnce(context: ToolkitContext, choices: ModuleChoices): Promise<VerbResult> {
  const model = await readModel(context, []);
  if (isVerbResult(model)) return model;
  const { workspace } = model;
  const entry = entryOf(workspace, choices.moduleId);
  if (entry && (entry.moduleId !== choices.moduleId || (await context.files.stat(entry.specFile))))
    return refusal([moduleExists(choices.moduleId, entry, model)], model.texts);
  const seeds = await renderContracts(context, choices, model);
  const registry = entry ? undefined : await extendRegistry(context, choices, workspace.registryFile);
  const collector = createCollector();
  const [files, registered] = [collector.take(seeds), registry && collector.take(registry)];
  if (!files || hasErrors(collector.all())) return refusal(collector.all(), model.texts);
  return writeContracts(context, model, { module: choices.moduleId, files, registered });
}

type Writing = Exclude<Operation, { readonly kind: 'delete' }>;

interface Contracts {
  readonly module: string;
  readonly files: readonly Seed[];
  /** The registry with its new line; absent when the module was registered already. */
  readonly registered: Writing | undefined;
}

async function writeContracts(
  context: ToolkitContext,
  model: ReadModel,
  { module, files, registered }: Contracts,
): Promise<VerbResult> {
  const present = await readPresent(
    context.files,
    files.map((seed) => seed.path),
  );
  const planned = planSeeds(files, present, { contract: model.workspace.registryFile, module, rule: 'new' });
  if (planned.plan.conflicts.length > 0) return refusal(planned.diagnostics, model.texts, exitCodes.conflict);
  const added = [...files, ...(registered ? [registered] : [])].map(({ path, content }) => [path, content] as const);
  const judged = await judgeContracts(context.files, new Map(added), model.diagnostics);
  if (hasErrors(judged.diagnostics)) return refusal(judged.diagnostics, judged.texts, exitCodes.usage);
  const plan: Plan = {
    ...planned.plan,
    operations: [...planned.plan.operations, ...(registered ? [registered] : [])].sort((a, b) =>
      byCodePoint(a.path, b.path),
    ),
  };
  const done = await carryOut(context, { plan, ledgers: [], diagnostics: judged.diagnostics, texts: judged.texts });
  return { ...done, next: ['l9gen generate'] };
}

function credentialsIn(url: string | undefined): readonly Diagnostic[] {
  if (url === undefined || !URL.canParse(url)) return [];
  const { username, password, host } = new URL(url);
  return username + password === '' ? [] : [toolkitDiagnostics.create('credentials-in-url', { host })];
}

async function renderContracts(
  context: ToolkitContext,
  choices: ModuleChoices,
  { workspace }: ReadModel,
): Promise<Outcome<readonly Seed[]>> {
  const renderer = createRenderer(await readTemplates(context.product, 'contracts'));
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
  return { value: [...seeds, ...(await missingEditorSchema(context))], diagnostics: collector.all() };
}

async function extendRegistry(
  context: ToolkitContext,
  choices: ModuleChoices,
  file: RelPath,
): Promise<Outcome<Writing>> {
  const bytes = await context.files.read(file);
  const text = bytes && decodeText(file, bytes).value;
  if (bytes === undefined || text === undefined)
    return { diagnostics: [modelDiagnostics.create('registry-missing', { file }, { file })] };
  const extended = appendToList({ file, text }, 'modules', registryEntry(choices));
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
