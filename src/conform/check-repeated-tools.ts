import type { RegisteredEntry } from '../code/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { Subject } from './code-facts.js';
import { conformDiagnostics } from './diagnostics.js';
import { placeOf } from './place-of.js';

/** No tool id stands in the tool registry twice, whoever wrote the entries: the host could not tell which of them is meant. */
export function checkRepeatedTools({ workspace, facts }: Subject): readonly Diagnostic[] {
  const { tools } = facts;
  if (!workspace.contracts.wiring.tools || !tools || !('entries' in tools)) return [];
  const byId = new Map<string, readonly RegisteredEntry[]>();
  for (const entry of tools.entries) byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
  return [...byId].flatMap(([tool, entries]) => {
    const [, second] = entries;
    const places = entries.map(describe);
    return second ? [conformDiagnostics.create('tool-repeated', { tool, places }, { span: second.at })] : [];
  });
}

function describe({ at, span }: RegisteredEntry): string {
  const place = placeOf(at);
  const written = placeOf(span);
  const isInline = at.file === span.file && at.start.line === span.start.line;
  return isInline ? place : `${place} (written at ${written})`;
}
