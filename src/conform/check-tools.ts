import type { RegisteredEntry, Unread } from '../code/index.js';
import type { Diagnostic, Occurrence } from '../diagnostics/index.js';
import type { Module, Tool } from '../model/index.js';
import { fileStart, nearestName } from '../text/index.js';
import type { JudgedWorkspace, Subject } from './code-facts.js';
import { conformDiagnostics } from './diagnostics.js';
import { placeOf } from './place-of.js';

/**
 * Each tool that a module exposes is in the tool registry, as the contract describes it. One that is missing cannot be told
 * while the registry has entries that cannot be read.
 */
export function checkTools({ workspace, modules, facts }: Subject): readonly Diagnostic[] {
  const demand = workspace.contracts.wiring.tools;
  const { tools } = facts;
  const exposing = modules.filter(({ tool }) => tool !== undefined);
  if (!demand || !tools || exposing.length === 0) return [];
  const entries = 'entries' in tools ? tools.entries : [];
  const unread = 'entries' in tools ? tools.unread : tools;
  const known = entries.map(({ id }) => id);
  const missing = exposing.filter(({ tool }) => !known.includes(tool?.id ?? ''));
  const wrong = exposing.flatMap((module) => {
    const [entry, twin] = entries.filter(({ id }) => id === module.tool?.id);
    // Which of two entries counts is told by the rule about those.
    if (!module.tool || !entry || twin) return [];
    return differences({ module, tool: module.tool, entry, at: declaredAt(workspace, module) });
  });
  if (unread && missing.length > 0) return [...wrong, notEvaluable(workspace, demand.place, unread)];
  const absent = missing.map((module) => {
    const tool = module.tool?.id ?? '';
    const parameters = { module: module.id, tool, registry: placeOf(tools.span), near: nearestName(tool, known) };
    return conformDiagnostics.create('tool-not-registered', parameters, declaredAt(workspace, module));
  });
  return [...wrong, ...absent];
}

function declaredAt({ contracts }: JudgedWorkspace, { id, specFile }: Module): Occurrence {
  return contracts.wiring.modules.get(id)?.tool ?? { span: fileStart(specFile) };
}

function notEvaluable({ slots }: JudgedWorkspace, place: string, { span, why }: Unread): Diagnostic {
  const { file, symbol } = slots.tools;
  const looked = `the list \`${symbol}\` of tools in \`${file}\``;
  const how = `invariants.tool_registry: { file: ${file}, symbol: ${symbol} }`;
  return conformDiagnostics.create('not-evaluable', { invariant: 'tool_registry', looked, why, how, place }, { span });
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
