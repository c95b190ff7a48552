import type { Workspace } from '../../model/index.js';
import type { Renderer } from '../../render/index.js';
import { snakeCase } from '../../text/index.js';
import { overviewsOf, type Overview } from '../want-overviews.js';
import { changedTokens, comparedText } from './changed-tokens.js';

/** The modules without which a line (from 0) of a page about all modules would be otherwise, of those that it names. */
export function modulesOfLine(
  { template, shown }: Overview,
  { workspace, renderer }: { readonly workspace: Workspace; readonly renderer: Renderer },
  line: number,
): readonly string[] {
  const text = renderer.render(template, shown).value ?? '';
  const before = comparedText(text);
  const tokens = (before.tokens[line] ?? []).map(([index]) => index);
  const words = before.lines[line] ?? '';
  const named = workspace.entries.filter(({ moduleId }) =>
    [moduleId, snakeCase(moduleId)].some((name) => words.includes(name)),
  );
  return named.flatMap(({ moduleId }) => {
    const page = overviewsOf(without(workspace, moduleId)).find((other) => other.template === template);
    const { value } = renderer.render(template, page?.shown ?? {});
    const changed = value === undefined ? undefined : changedTokens(before, value);
    return changed && tokens.some(changed.touches) ? [moduleId] : [];
  });
}

function without(workspace: Workspace, moduleId: string): Workspace {
  return {
    ...workspace,
    entries: workspace.entries.filter((entry) => entry.moduleId !== moduleId),
    modules: workspace.modules.filter(({ id }) => id !== moduleId),
  };
}
