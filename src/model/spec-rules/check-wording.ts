import type { Diagnostic } from '../../diagnostics/index.js';
import type { DocumentPath } from '../../documents/index.js';
import { specRuleDiagnostics } from './diagnostics.js';
import { at, type RuleReading } from './rule-reading.js';

// `optional` is a fact of a field ("the optional field `text`") and a hedge of a behaviour ("is optional", "optionally").
const hedges =
  /\b(if applicable|(when|where|if|as) (needed|required|appropriate|necessary|possible)(?! by\b)|maybe|perhaps|possibly|probably|optionally|(is|are|be) optional|and so on)\b|\betc\.|\(optional\)/i;

// A to-do list can be what a module is about; the mark of an open decision stands first, before a colon or in brackets.
const undecided = /\b(TBD|TBC|FIXME)\b|^\W*TODO\b|\bTODO\s*:|[-–—([]\s*TODO\b/;

const marks = /TBD|TBC|FIXME|TODO/;

/** X19: what a module does is decided. Hedging words in texts that say it are told; marks of open decisions anywhere. */
export function checkWording(reading: RuleReading): readonly Diagnostic[] {
  return suspectsIn(reading.spec.value, []).flatMap(({ text, path }) => {
    const mark = undecided.exec(text)?.[0].replace(/^\W+|[\s:]+$/g, '');
    if (mark !== undefined) return [specRuleDiagnostics.create('undecided-wording', { mark, text }, at(reading, path))];
    const word = saysBehaviour(path) ? hedges.exec(text)?.[0] : undefined;
    return word === undefined
      ? []
      : [specRuleDiagnostics.create('hedging-wording', { word: word.toLowerCase(), text }, at(reading, path))];
  });
}

const behaviour: readonly RegExp[] = [
  /^metadata\.description$/,
  /^acceptance\./,
  /^error_policy\.categories\.[^.]+\.(action|log)$/,
  /^orchestration\./,
  /^goals\./,
  /^boot_impact\.reason$/,
  /^packet_contract\.payload_fields\.\d+\.description$/,
];

function saysBehaviour(path: DocumentPath): boolean {
  const joined = path.join('.');
  return behaviour.some((pattern) => pattern.test(joined));
}

// Notes are for whoever works on the spec, and `meta` is bookkeeping; neither says what the module does.
const notJudged = /^(meta|notes_for_\w+)$/;

interface Suspect {
  readonly text: string;
  readonly path: DocumentPath;
}

// A spec has hundreds of texts and hardly ever one to tell of: their paths are not even made.
function suspectsIn(value: unknown, path: DocumentPath): readonly Suspect[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: readonly [string, unknown]) => {
    if (typeof item === 'number' || typeof item === 'boolean') return [];
    if (typeof item === 'string' && !marks.test(item) && !hedges.test(item)) return [];
    if (path.length === 0 && notJudged.test(key)) return [];
    const own = [...path, Array.isArray(value) ? Number(key) : key];
    return typeof item === 'string' ? [{ text: item, path: own }] : suspectsIn(item, own);
  });
}
