import type { Diagnostic } from '../diagnostics/index.js';
import { nearestName } from '../text/index.js';
import type { Subject } from './code-facts.js';
import { conformDiagnostics } from './diagnostics.js';

/** The code of a module reads and writes only the segments that its contract declares, wherever it names them plainly. */
export function checkSegments({ workspace, modules, facts }: Subject): readonly Diagnostic[] {
  if (!workspace.contracts.wiring.memory) return [];
  return modules.flatMap((module) => {
    const { segments } = facts.modules.get(module.id) ?? { segments: [] };
    return segments.flatMap(({ segment, use, span }) => {
      const declared = use === 'read' ? module.memory.reads : module.memory.writes;
      if (declared.includes(segment)) return [];
      const key = use === 'read' ? 'segments_read' : 'segments_written';
      const near = nearestName(segment, declared);
      const parameters = { module: module.id, segment, use, key, near, contract: module.metaFile ?? module.specFile };
      return [conformDiagnostics.create('undeclared-segment', parameters, { span })];
    });
  });
}
