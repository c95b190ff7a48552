import { renameNames } from '../../code/index.js';
import type { Module, Workspace } from '../../model/index.js';
import { moduleWiring } from '../../render/index.js';
import type { RelPath } from '../../text/index.js';

/** The names of a module in the files that all modules share, old to new. */
export interface SharedNames {
  /** Identifiers, import paths and ids of tools. */
  readonly code: ReadonlyMap<string, string>;
  readonly variables: ReadonlyMap<string, string>;
  readonly heading: readonly [before: string, after: string];
}

/** What a module is called in shared files under its two ids; variables that `others` use too keep their names. */
export function sharedNames(
  before: Module,
  after: Module,
  { slots, others }: { readonly slots: Workspace['slots']; readonly others: readonly Module[] },
): SharedNames {
  const files = { router: slots.router.file, tools: slots.tools.file, agents: slots.agents.file };
  const [old, wanted] = [moduleWiring(before, files), moduleWiring(after, files)];
  const used = new Set(others.flatMap(({ environment }) => environment.map(({ name }) => name)));
  const variables = old.environment.flatMap(({ name }, index): readonly (readonly [string, string])[] => {
    const next = wanted.environment[index]?.name;
    return next === undefined || next === name || used.has(name) ? [] : [[name, next]];
  });
  const { environment: _old, ...oldCode } = old;
  const { environment: _wanted, ...wantedCode } = wanted;
  return {
    code: new Map(differingNames(oldCode, wantedCode)),
    variables: new Map(variables),
    heading: [before.id, after.id],
  };
}

/** The way back. */
export function reversedNames({ code, variables, heading }: SharedNames): SharedNames {
  return { code: reversed(code), variables: reversed(variables), heading: [heading[1], heading[0]] };
}

/** A shared file with the names of a module changed in place; `undefined` when it does not parse. */
export async function renameShared(path: RelPath, text: string, names: SharedNames): Promise<string | undefined> {
  if (/\.[cm]?[jt]sx?$/.test(path)) return renameNames({ path, text }, names.code);
  const [before, after] = names.heading;
  return text
    .replace(/^((?:#\s*)?(?:export\s+)?)([A-Za-z_][A-Za-z0-9_]*)(?=\s*=|: )/gm, (found, lead: string, name: string) => {
      const wanted = names.variables.get(name);
      return wanted === undefined ? found : lead + wanted;
    })
    .replace(/^# (.*?)(?=\r?$)/gm, (found, heading: string) => (heading === before ? `# ${after}` : found));
}

function reversed(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...names].map(([before, after]) => [after, before]));
}

// Both are made by one rule, so that they differ in their names alone.
function differingNames(before: unknown, after: unknown): readonly (readonly [string, string])[] {
  if (typeof before === 'string' && typeof after === 'string')
    return before === after || /\s/.test(before) ? [] : [[unquoted(before), unquoted(after)]];
  if (typeof before !== 'object' || before === null || typeof after !== 'object' || after === null) return [];
  return Object.entries(before).flatMap(([key, value]) => differingNames(value, Reflect.get(after, key)));
}

function unquoted(code: string): string {
  return code.replace(/^'(.*)'$/, '$1');
}
