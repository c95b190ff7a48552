import type { RegisteredEntry } from '../code/index.js';
import type { Diagnostic, Occurrence } from '../diagnostics/index.js';
import type { Module, Tool } from '../model/index.js';
import { fileStart, nearestName } from '../text/index.js';
import type { Subject } from './code-facts.js';
import { conformDiagnostics } from './diagnostics.js';
import { placeOf } from './place-of.js';

/** Each tool that a module exposes is in the tool registry, as the contract describes it. */
export function checkTools({ workspace, modules, facts }: Subject): readonly Diagnostic[] {
  const demand = workspace.contracts.wiring.tools;
  const { tools } = facts;
  const exposing = modules.filter(({ tool }) => tool !== undefined);
  if (!demand || !tools || exposing.length === 0) return [];
  const { file, symbol } = workspace.slots.tools;
  if ('why' in tools) {
    const looked = `the list \`${symbol}\` of tools in \`${file}\``;
    const how = `invariants.tool_registry: { file: ${file}, symbol: ${symbol} }`;
    const parameters = { invariant: 'tool_registry', looked, why: tools.why, how, place: demand.place };
    return [conformDiagnostics.create('not-evaluable', parameters, { span: tools.span })];
  }
  return exposing.flatMap((module) => {
    const at = workspace.contracts.wiring.modules.get(module.id)?.tool ?? { span: fileStart(module.specFile) };
    const found = tools.entries.filter(({ id }) => id === module.tool?.id);
    const [entry] = found;
    if (entry && module.tool) return differences({ module, tool: module.tool, entry, at });
    const known = tools.entries.map(({ id }) => id);
    const near = nearestName(module.tool?.id ?? '', known);
    const parameters = { module: module.id, tool: module.tool?.id ?? '', registry: placeOf(tools.span), near };
    return [conformDiagnostics.create('tool-not-registered', parameters, at)];
  });
}

interface Registered {
  readonly module: Module;
  readonly tool: Tool;
  readonly entry: RegisteredEntry;
  readonly at: Occurrence;
}

// What differs of one entry is one finding: it was made of another contract, or for another module.
function differences({ module, tool, entry, at }: Registered): readonly Diagnostic[] {
  const { governance } = module;
  const operations = tool.operations.map(({ name }) => name);
  const pairs: readonly (readonly [string, string, string | undefined])[] = [
    ['moduleId', module.id, entry.texts.get('moduleId')],
    ['riskLevel', governance.riskLevel, entry.texts.get('riskLevel')],
    ['requiresApproval', String(governance.requiresApproval), textOf(entry.flags.get('requiresApproval'))],
    [
      'operations',
      listOf(operations),
      entry.names.has('operations') ? listOf(entry.names.get('operations')) : undefined,
    ],
  ];
  const differing = pairs.flatMap(([name, declared, found]) =>
    declared === found ? [] : [{ name, declared, found: found ?? 'nothing that can be read from the code' }],
  );
  if (differing.length === 0) return [];
  const place = at.span ? placeOf(at.span) : module.specFile;
  return [conformDiagnostics.create('tool-differs', { tool: tool.id, differing, place }, { span: entry.span })];
}

function textOf(flag: boolean | undefined): string | undefined {
  return flag === undefined ? undefined : String(flag);
}

// In which order the operations stand is nobody's concern.
function listOf(names: readonly string[] = []): string {
  return [...names].sort().join(', ');
}
