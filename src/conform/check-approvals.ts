import type { ModuleFacts } from '../code/index.js';
import type { Diagnostic, Occurrence } from '../diagnostics/index.js';
import type { Module } from '../model/index.js';
import { fileStart } from '../text/index.js';
import { approvalNeeded, approvalsFile } from './approval-demand.js';
import type { JudgedWorkspace, Subject } from './code-facts.js';
import { conformDiagnostics } from './diagnostics.js';
import { placeOf } from './place-of.js';

/**
 * No path leads from where the host enters a module that requires approval to an operation, but by way of the approvals:
 * asked for where the mechanism approves at once, and given where a person decides.
 */
export function checkApprovals({ workspace, modules, facts }: Subject): readonly Diagnostic[] {
  return modules.flatMap((module) => {
    const found = facts.modules.get(module.id);
    if (approvalNeeded(module, workspace) === 0 || !found) return [];
    const places = workspace.contracts.wiring.modules.get(module.id);
    const at = places?.approval ?? { span: fileStart(module.specFile) };
    const place = places?.approvalText ?? module.specFile;
    const judged = { module, workspace, found, at, place };
    return found.isFound ? judge(judged) : notFound(judged);
  });
}

interface Judged {
  readonly module: Module;
  readonly workspace: JudgedWorkspace;
  readonly found: ModuleFacts;
  readonly at: Occurrence;
  readonly place: string;
}

function notFound({ module, workspace, at }: Judged): readonly Diagnostic[] {
  const { entry } = module.files;
  const parameters = {
    invariant: 'governance',
    looked: `an exported module with \`start\` in \`${entry}\``,
    why: 'there is none that can be read from the code',
    how: `layout.routes_module of \`${module.metaFile ?? module.specFile}\``,
    place: workspace.contracts.wiring.approvals?.place ?? '',
  };
  return [conformDiagnostics.create('not-evaluable', parameters, at)];
}

// A module that is bypassed in several places is told once: what follows from one slip is not to be read ten times.
function judge({ module, workspace, found, at, place }: Judged): readonly Diagnostic[] {
  const [first, ...more] = found.ungated;
  const demand = workspace.contracts.wiring.approvals?.place ?? '';
  if (first) {
    const { span, operation, way, isAsked } = first;
    const others = more.map((one) => placeOf(one.span));
    const parameters = { module: module.id, operation, way, isAsked, place, others };
    return [conformDiagnostics.create('approval-bypassed', parameters, { span })];
  }
  const [unfollowed] = found.unfollowed;
  if (unfollowed) {
    const parameters = {
      invariant: 'governance',
      looked: `the call of \`request\` of \`${approvalsFile(workspace)}\` before what is called here`,
      why: unfollowed.why,
      how: 'call `services.approvals.request` in the files of the module, and what it gates by its name',
      place: demand,
    };
    return [conformDiagnostics.create('not-evaluable', parameters, { span: unfollowed.span })];
  }
  if (found.asks) return [];
  const parameters = { module: module.id, file: approvalsFile(workspace), entry: module.files.entry, place: demand };
  return [conformDiagnostics.create('approval-not-asked', parameters, at)];
}
