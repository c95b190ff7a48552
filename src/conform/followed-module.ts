import type { ModuleFacts } from '../code/index.js';
import type { Occurrence } from '../diagnostics/index.js';
import type { Module } from '../model/index.js';
import { fileStart } from '../text/index.js';
import type { JudgedWorkspace, Subject } from './code-facts.js';

type SpecPath = readonly (string | number)[];

/** A module that the host starts, what its code does, and its spec. */
export interface FollowedModule {
  readonly module: Module;
  readonly facts: ModuleFacts;
  readonly workspace: JudgedWorkspace;
  /** Whether everything that it calls could be followed: only then does it tell anything that something is not there. */
  readonly isWhole: boolean;
  /** Whether, besides, its door is there: of a module that nobody enters nothing else is told to be missing. */
  readonly isAtWork: boolean;
  /** Where its spec says something: `file:line`, in code marks. */
  readonly place: (...path: SpecPath) => string;
  readonly occurrence: (...path: SpecPath) => Occurrence;
  readonly list: (...path: SpecPath) => readonly string[];
}

function isEntered({ kind }: Module, { routes, triggers }: ModuleFacts): boolean {
  if (kind === 'webhook') return routes.length > 0;
  if (kind === 'tool') return true;
  return triggers.some((trigger) => trigger.kind === (kind === 'worker' ? 'queue' : 'clock'));
}

/** The modules among those asked for that could be followed. */
export function followedModules({ workspace, modules, facts }: Subject): readonly FollowedModule[] {
  return modules.flatMap((module) => {
    const found = facts.modules.get(module.id);
    if (found?.isFound !== true || found.isCut) return [];
    const spec = workspace.specs.get(module.id);
    const otherwise = { span: fileStart(module.specFile) };
    return [
      {
        module,
        facts: found,
        workspace,
        isWhole: found.opaqueCalls.length === 0,
        isAtWork: found.opaqueCalls.length === 0 && isEntered(module, found),
        place: (...path) => spec?.place(...path) ?? `\`${module.specFile}\``,
        occurrence: (...path) => spec?.occurrence(...path) ?? otherwise,
        list: (...path) => spec?.list(...path) ?? [],
      },
    ];
  });
}
