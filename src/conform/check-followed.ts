import type { Diagnostic } from '../diagnostics/index.js';
import { fileStart } from '../text/index.js';
import { approvalNeeded } from './approval-demand.js';
import type { Subject } from './code-facts.js';
import { notEvaluable } from './not-evaluable.js';

/** Each module is found in the code, and every call on its paths can be followed; else nothing could be told of it. */
export function checkFollowed({ workspace, modules, facts }: Subject): readonly Diagnostic[] {
  return modules.flatMap((module) => {
    const found = facts.modules.get(module.id);
    const isTold = approvalNeeded(module, workspace) > 0;
    if (!found) return [];
    const spec = workspace.specs.get(module.id);
    const at = spec?.occurrence('metadata', 'module_id') ?? { span: fileStart(module.specFile) };
    const place = spec?.place('metadata', 'module_id') ?? `\`${module.specFile}\``;
    if (!found.isFound) {
      // Of a module that needs approval the same is told with the demand for it.
      if (isTold) return [];
      const looked = `an exported module with \`start\` in \`${module.files.entry}\``;
      const how = `layout.routes_module of \`${module.metaFile ?? module.specFile}\``;
      const why = 'there is none that can be read from the code';
      return [notEvaluable({ what: 'module', looked, why, how, place }, at)];
    }
    const [first] = found.opaqueCalls;
    if (!first || (isTold && found.unfollowed.length > 0)) return [];
    const looked = `what \`${module.id}\` calls here`;
    const how = 'call it by its name, in a file of the repository';
    return [notEvaluable({ what: 'module', looked, why: first.why, how, place }, { span: first.span })];
  });
}
