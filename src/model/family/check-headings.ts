import type { Diagnostic } from '../../diagnostics/index.js';
import { titleSlug, type DocumentPath, type YamlDocument } from '../../documents/index.js';
import { isRelPath, nearestName, parseRelPath } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { ofKind, type FamilyContract } from './contract.js';
import { familyDiagnostics } from './diagnostics.js';
import { headingsOf } from './headings.js';
import { placeText } from './place-text.js';
import { titlesOf } from './standard-sections.js';

/** Other titles are for sections that a document has, and no two sections of it share one. */
export function checkHeadings(contracts: readonly FamilyContract[]): readonly Diagnostic[] {
  const own = contracts.flatMap((contract) => {
    const headings = headingsOf(contract);
    if (!headings) return [];
    return checkOne({ document: contract.document, path: ['headings'], headings, titles: titlesOf(contract.kind) });
  });
  const byOutput = new Map(contracts.flatMap(({ output, kind }) => (output === undefined ? [] : [[output, kind]])));
  const listed = ofKind(contracts, 'subsystem-docs').flatMap(({ document, value }) =>
    value.docs.flatMap(({ path, headings, required_sections: required = [] }, index) => {
      const target = parseRelPath(path);
      const kind = isRelPath(target) ? byOutput.get(target) : undefined;
      if (!headings) return [];
      const titles = [...required, ...(kind ? titlesOf(kind) : [])];
      return checkOne({ document, path: ['docs', index, 'headings'], headings, titles });
    }),
  );
  return [...own, ...listed];
}

interface Titled {
  readonly document: YamlDocument;
  readonly path: DocumentPath;
  readonly headings: Readonly<Record<string, string>>;
  /** The usual titles of the document. */
  readonly titles: readonly string[];
}

function checkOne({ document, path, headings, titles }: Titled): readonly Diagnostic[] {
  const known = new Map(titles.map((title) => [titleSlug(title), title]));
  const users = new Map(titles.map((title) => [titleSlug(title), title]));
  for (const title of Object.keys(headings)) users.delete(titleSlug(title));
  const taken = new Map([...users].map(([slug, title]) => [slug, `the section \`${title}\``]));
  return Object.entries(headings).flatMap(([title, used]) => {
    const at = occurrenceAt(document, [...path, title], 'key');
    if (!known.has(titleSlug(title))) {
      const near = nearestName(title, titles);
      return [familyDiagnostics.create('unknown-section', { title, near }, { ...at, ...(near ? { fix: near } : {}) })];
    }
    const other = taken.get(titleSlug(used));
    if (other !== undefined)
      return [
        familyDiagnostics.create('title-taken', { title: used, other }, occurrenceAt(document, [...path, title])),
      ];
    taken.set(titleSlug(used), placeText(document, [...path, title]));
    return [];
  });
}
