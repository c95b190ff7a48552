import type { Outcome } from '../diagnostics/index.js';
import { byCodePoint, fileStart, isRelPath, joinPath, parseRelPath, type RelPath } from '../text/index.js';
import { ledgerDiagnostics } from './diagnostics.js';
import { isRecord, parseJson } from './untrusted-json.js';

/** The texts that the templates made last for the files of one module, without their DORA blocks. */
export type Bases = ReadonlyMap<RelPath, string>;

const format = 1;

/** The folder that holds the bases of each module. */
export const basesFolder = joinPath('.l9gen', 'bases');

/** Where the bases of a module lie; named by the module in snake form. */
export function basesPath(snake: string): RelPath {
  return joinPath(basesFolder, `${snake}.json`);
}

/**
 * The text of a file of bases: one line per file, sorted, so that a change of one file changes one line. It stands in the
 * repository because nothing else is there years later: no version control, no earlier generator, no full clone.
 */
export function formatBases(module: string, bases: Bases): string {
  const lines = [...bases]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([path, text]) => `    ${JSON.stringify(path)}: ${JSON.stringify(text)}`);
  const texts = lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
  return `{\n  "format": ${format},\n  "module": ${JSON.stringify(module)},\n  "texts": ${texts}\n}\n`;
}

/**
 * Reads bases as the hostile input they may be. What they say is proven by the hash in the ledger alone, so a text that
 * nothing records is nothing; what cannot be read at all is a finding (a warning: only a merge needs it).
 */
export function parseBases(file: RelPath, text: string): Outcome<Bases> {
  const broken = (problem: string): Outcome<Bases> => ({
    diagnostics: [ledgerDiagnostics.create('bases-not-readable', { problem }, { span: fileStart(file) })],
  });
  const value = parseJson(text);
  if (!isRecord(value)) return broken('they are no JSON object');
  if (value['format'] !== format) return broken(`their format is not ${format}`);
  const texts = value['texts'];
  if (!isRecord(texts)) return broken('the table of texts is missing');
  const bases = new Map<RelPath, string>();
  for (const [key, made] of Object.entries(texts)) {
    const path = parseRelPath(key);
    if (!isRelPath(path)) return broken(`the path "${key.slice(0, 80)}" ${path.problem}`);
    if (typeof made !== 'string') return broken(`the text of "${path}" is none`);
    bases.set(path, made);
  }
  return { value: bases, diagnostics: [] };
}
