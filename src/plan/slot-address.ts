import type { EntryForm, ImportEdit, SlotAddress } from '../code/index.js';
import type { Workspace } from '../model/index.js';
import { moduleWiring } from '../render/index.js';

type Slot = Workspace['slots']['router'];

/** How the editor of code finds a slot: by what the wiring contracts state, else by what a new host calls it and holds there. */
export function slotAddress({ symbol, isStated, type }: Slot, form?: EntryForm): SlotAddress {
  return { ...(isStated ? { symbol } : { usual: symbol, type }), ...(form === undefined ? {} : { form }) };
}

/** What all modules together ask the tool registry to import. */
export function toolImports({ slots, modules }: Workspace): readonly ImportEdit[] {
  const shared = { router: slots.router.file, tools: slots.tools.file, agents: slots.agents.file };
  return modules.flatMap((module) => {
    const { tool } = moduleWiring(module, shared);
    return tool ? [{ kind: 'import', ...tool.import } as const] : [];
  });
}
