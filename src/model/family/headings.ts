import { titleSlug } from '../../documents/index.js';
import { isRelPath, parseRelPath, type RelPath } from '../../text/index.js';
import { ofKind, type FamilyContract } from './contract.js';

/** The title that a document uses for a section with a usual title; the usual one where no contract says another. */
export type TitleIn = (path: RelPath, title: string) => string;

/**
 * The titles that the contracts give to sections of documents: a README or document contract for its own output, a docs
 * contract for the documents that it lists. Titles are compared without regard to case and signs.
 */
export function sectionTitles(contracts: readonly FamilyContract[]): TitleIn {
  const titles = new Map<string, string>();
  for (const { path, headings } of headingClaims(contracts)) {
    for (const [title, used] of Object.entries(headings)) titles.set(JSON.stringify([path, titleSlug(title)]), used);
  }
  return (path, title) => titles.get(JSON.stringify([path, titleSlug(title)])) ?? title;
}

interface HeadingClaim {
  readonly path: RelPath;
  readonly headings: Readonly<Record<string, string>>;
}

// What a document's own contract says comes last and holds.
function headingClaims(contracts: readonly FamilyContract[]): readonly HeadingClaim[] {
  const listed = ofKind(contracts, 'subsystem-docs').flatMap(({ value }) =>
    value.docs.flatMap(({ path, headings }) => {
      const target = parseRelPath(path);
      return headings && isRelPath(target) ? [{ path: target, headings }] : [];
    }),
  );
  const own = contracts.flatMap((contract) => {
    const headings = headingsOf(contract);
    return headings && contract.output !== undefined ? [{ path: contract.output, headings }] : [];
  });
  return [...listed, ...own];
}

/** What a contract says under `headings`; `undefined` when it says nothing or is of a kind that cannot. */
export function headingsOf({ value }: FamilyContract): Readonly<Record<string, string>> | undefined {
  return 'headings' in value ? value.headings : undefined;
}
