import { gapsDiagnostics } from '../diagnostics.js';
import type { Evidence } from '../evidence.js';
import type { Obligation, SectionDemand } from '../obligation.js';
import type { Verdict } from '../shortfall.js';
import { headingSlug } from '../heading-slug.js';

/** A document has a section: by its standard title, by the one that people use instead, or by our marker below any heading. */
export async function judgeSection({ demand }: Obligation<SectionDemand>, evidence: Evidence): Promise<Verdict> {
  const { path, title, id, alias } = demand;
  const sections = (await evidence.kindOf(path)) === 'file' ? await evidence.sectionsOf(path) : undefined;
  if (!sections) return 'carried';
  const names = [title, ...(alias === undefined ? [] : [alias])];
  if (names.some((name) => sections.headings.has(headingSlug(name)))) return 'held';
  if (id !== undefined && sections.markers.has(id)) return 'held';
  return [
    {
      kind: 'missing_section',
      told: gapsDiagnostics.create('missing-section', { path, title, alias }),
      targetFile: path,
      subkey: headingSlug(title),
      writeSet: [path],
      context: { requiredSections: [title] },
    },
  ];
}
