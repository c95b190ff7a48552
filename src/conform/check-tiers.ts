import type { Diagnostic } from '../diagnostics/index.js';
import type { RelPath } from '../text/index.js';
import type { Subject } from './code-facts.js';
import { followedModules, type FollowedModule } from './followed-module.js';
import { moduleDiagnostics } from './module-diagnostics.js';

/** A module imports from modules of the tiers only that its spec allows. */
export function checkTierImports(subject: Subject): readonly Diagnostic[] {
  return followedModules(subject).flatMap((one) => {
    const allowed = one.list('dependencies', 'allowed_tiers').map(Number);
    return one.facts.files.flatMap(({ imports }) =>
      imports.flatMap(({ file, span }) => {
        const other = file && ownerOf(one, file);
        if (!other || allowed.includes(other.tier)) return [];
        const place = one.place('dependencies', 'allowed_tiers');
        const parameters = { module: one.module.id, other: other.id, tier: other.tier, allowed, place };
        return [moduleDiagnostics.create('tier-not-allowed', parameters, { span })];
      }),
    );
  });
}

function ownerOf(
  { module, workspace }: FollowedModule,
  file: RelPath,
): { readonly id: string; readonly tier: number } | undefined {
  if (!file.startsWith(`${workspace.moduleRoot}/`) || file.startsWith(`${module.files.folder}/`)) return undefined;
  return workspace.modules.find(({ files }) => file.startsWith(`${files.folder}/`));
}
