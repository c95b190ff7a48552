import { editModule, type EntryForm, type ModuleEdit } from '../code/index.js';
import { addEnvLines, type EnvBlock } from '../documents/index.js';
import type { Module, Workspace } from '../model/index.js';
import { moduleWiring } from '../render/index.js';
import { canonicalJson, hashOf, relPath, type RelPath } from '../text/index.js';
import { originOf } from './origin-of.js';
import type { Origin } from './plan.js';
import { slotAddress } from './slot-address.js';
import type { WantedEdit } from './wanted.js';
import { wantCompose } from './wiring/compose.js';
import { wantPackages } from './wiring/package-json.js';

/** Where the variables of all modules are shown. */
export const envExample = relPath('.env.example');

type Wiring = ReturnType<typeof moduleWiring>;
type Slot = Workspace['slots']['router'];

/** The entries that a module asks for in the files that all modules share: router, tools, agents, env example, compose and package file. */
export function wantWiring(module: Module, workspace: Workspace): readonly WantedEdit[] {
  const { router, tools, agents } = workspace.slots;
  const reason = { module, because: { ...originOf(module, workspace), rule: 'wiring' } };
  const wiring = moduleWiring(module, { router: router.file, tools: tools.file, agents: agents.file });
  const { because } = reason;
  const siblings = workspace.entries.map(({ moduleId }) => moduleId);
  return [
    wantCode(reason, router.file, editsOf(wiring.router, router, module)),
    ...(wiring.tool ? [wantCode(reason, tools.file, editsOf(wiring.tool, tools, module))] : []),
    ...(wiring.agents ? [wantCode(reason, agents.file, editsOf(wiring.agents, agents, module))] : []),
    ...(wiring.environment.length > 0
      ? [wantEnvLines(reason, { heading: module.id, siblings, lines: wiring.environment })]
      : []),
    ...wantCompose(module, workspace, because),
    ...wantPackages(because),
  ];
}

function editsOf({ import: wanted, entry }: Wiring['router'], slot: Slot, module: Module): readonly ModuleEdit[] {
  const form = formOf(slot);
  const mentionsRoute = JSON.stringify(form ?? '').includes('"route"');
  const route = mentionsRoute ? module.inbound?.route : undefined;
  const facts = { value: entry.identifier, id: module.id, ...(route === undefined ? {} : { route }) };
  return [
    { kind: 'import', ...wanted },
    { kind: 'entry', slot: slotAddress(slot, form), entry: facts },
  ];
}

// A module carries its own full route; a place that mounts it once more has to say so in the wiring contracts.
function formOf({ entry }: Slot): EntryForm | undefined {
  if (!entry) return undefined;
  const { properties } = entry;
  const holdsValue = properties !== undefined && Object.values(properties).includes('value');
  const first = entry.arguments ?? (holdsValue ? [] : ['value' as const]);
  return properties ? [...first, properties] : first;
}

interface Reason {
  readonly module: Module;
  readonly because: Origin;
}

function wantCode({ because }: Reason, path: RelPath, edits: readonly ModuleEdit[]): WantedEdit {
  const inputs = hashOf(canonicalJson(edits));
  return {
    kind: 'edit',
    path,
    inputs,
    because,
    edit: (text) => editModule({ path, text }, edits),
    together: { kind: 'code', edits },
  };
}

function wantEnvLines({ because }: Reason, block: EnvBlock): WantedEdit {
  return {
    kind: 'edit',
    path: envExample,
    inputs: hashOf(canonicalJson(block.lines)),
    because,
    edit: (text) => Promise.resolve({ value: addEnvLines(text, block), diagnostics: [] }),
    together: { kind: 'env', block },
  };
}
