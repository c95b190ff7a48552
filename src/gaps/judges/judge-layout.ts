import { nameMatches, pathMatches } from '../../model/index.js';
import { baseName, type RelPath } from '../../text/index.js';
import { gapsDiagnostics } from '../diagnostics.js';
import type { Evidence } from '../evidence.js';
import type { Obligation, TestNamesDemand, TestPlacesDemand } from '../obligation.js';
import type { Shortfall, Verdict } from '../shortfall.js';

/** Files in a folder that have tests are called what the runner looks for; else their tests never run. */
export async function judgeTestNames(
  { demand: { folder, pattern, declared } }: Obligation<TestNamesDemand>,
  evidence: Evidence,
): Promise<Verdict> {
  const named = new Set(declared);
  const suspects = evidence
    .filesBelow(folder)
    .filter((file) => isOfLanguage(file, pattern) && !named.has(file) && !nameMatches(baseName(file), pattern));
  const found: Shortfall[] = [];
  for (const path of suspects) {
    const source = await evidence.sourceOf(path);
    if (!source || 'problem' in source || source.facts.tests.length === 0) continue;
    const parameters = { path, pattern, tests: source.facts.tests.length };
    const told = gapsDiagnostics.create('test-not-found', parameters);
    found.push({ kind: 'naming_violation', told, targetFile: path, subkey: '' });
  }
  return found.length > 0 ? found : 'held';
}

/** Files with the name of a test stand in a folder of the layout, or where a contract puts them by name. */
export async function judgeTestPlaces(
  { demand: { root, pattern, folders, declared } }: Obligation<TestPlacesDemand>,
  evidence: Evidence,
): Promise<Verdict> {
  const named = new Set(declared);
  const globs = folders.map((folder) => `${folder.replace(/^\.\//, '').replace(/\/+$/, '')}/**`);
  const elsewhere = evidence
    .filesBelow(root)
    .filter((file) => !named.has(file) && nameMatches(baseName(file), pattern))
    .filter((file) => !globs.some((glob) => pathMatches(file, glob)));
  if (elsewhere.length === 0) return Promise.resolve('held');
  return Promise.resolve(
    elsewhere.map((path) => {
      const told = gapsDiagnostics.create('test-elsewhere', { path, folders });
      return { kind: 'naming_violation', told, targetFile: path, subkey: 'place' } as const;
    }),
  );
}

// A pattern speaks of the files of one language; tests in another have names of their own.
function isOfLanguage(file: RelPath, pattern: string): boolean {
  const [ending, other] = [file, pattern].map((text) => /\.([a-z]+)$/.exec(text)?.[1]);
  if (ending === undefined) return false;
  return other === undefined ? /^(?:py|[cm]?[jt]sx?)$/.test(ending) : familyOf(ending) === familyOf(other);
}

function familyOf(ending: string): string {
  return /^[cm]?[jt]sx?$/.test(ending) ? 'script' : ending;
}
