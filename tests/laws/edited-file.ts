import fc from 'fast-check';

/** A change of a text; `mark` is a word that occurs nowhere else. */
export type Change = (text: string, mark: string) => string;

type Lines = (lines: string[], at: number, mark: string) => void;

// Changes some line of a text, in place.
function onLines(change: Lines): fc.Arbitrary<Change> {
  return fc.nat({ max: 10_000 }).map((seed) => (text: string, mark: string): string => {
    const lines = text.split('\n');
    change(lines, seed % lines.length, mark);
    return lines.join('\n');
  });
}

function commentOf(lines: readonly string[], mark: string): string {
  return lines[0]?.startsWith('<') || lines.some((line) => line.startsWith('# ')) ? `<!-- ${mark} -->` : `// ${mark}`;
}

const reserved =
  /^(?:import|export|from|const|type|interface|function|return|async|await|class|extends|readonly|describe|expect|string|number|boolean|throw|switch|default|static|private|public|satisfies|typeof|undefined)$/;

// Puts another word for one word of the text, or for all its occurrences.
function renamed(everywhere: boolean, rename: (word: string, mark: string) => string): fc.Arbitrary<Change> {
  return fc.nat({ max: 10_000 }).map((seed) => (text: string, mark: string): string => {
    const words = [...text.matchAll(/\b[A-Za-z]\w{4,}\b/g)].filter(([word]) => !reserved.test(word));
    const found = words[seed % Math.max(1, words.length)];
    if (!found) return text;
    const [word] = found;
    if (everywhere) return text.replace(new RegExp(`\\b${word}\\b`, 'g'), rename(word, mark));
    return text.slice(0, found.index) + rename(word, mark) + text.slice(found.index + word.length);
  });
}

/** What a person may do to a text with LF: each kind of edit, at any place, whether it makes sense there or not. */
export const humanEdit: fc.Arbitrary<Change> = fc.oneof(
  onLines((lines, at, mark) => lines.splice(at, 0, `    ${commentOf(lines, mark)}`)),
  onLines((lines, at, mark) => lines.splice(at, 0, commentOf(lines, mark))),
  onLines((lines, at, mark) => (lines[at] = `${lines[at] ?? ''} ${commentOf(lines, mark)}`)),
  onLines((lines, at) => lines.splice(at, 0, '')),
  onLines((lines, at) => lines.splice(at, 1)),
  onLines((lines, at) => lines.splice(at, 2, lines[at + 1] ?? '', lines[at] ?? '')),
  onLines((lines, at, mark) => {
    const after = lines.findIndex((line, index) => index >= at && /^\s+.*,$/.test(line));
    if (after >= 0) lines.splice(after + 1, 0, `  ${mark},`);
  }),
  fc.constant((text: string, mark: string) => `${text}\n${/^# /m.test(text) ? `- ${mark}` : `${mark}();`}\n`),
  fc.constant((text: string) => text.replace(/^ {2}/gm, '\t')),
  renamed(false, (_, mark) => mark),
);

/** What another version of the contracts or templates may make of a text. */
export const generatorChange: fc.Arbitrary<Change> = fc.oneof(
  renamed(true, (word) => `${word}Anew`),
  renamed(false, (word) => `${word}Anew`),
  onLines((lines, at) => lines.splice(at, 1 + (at % 3))),
  onLines((lines, at) => lines.splice(at, 0, ...lines.slice(at, at + 3))),
  fc.constant((text: string) => text.replace(/^import /m, "import { anew } from './anew.js';\nimport ")),
  fc.constant((text: string) => text.replace(/\b(\d+)\b/g, '$11')),
  fc.constant((text: string) => text.replace(/,\n(\s*)\}/g, ',\n$1  anew: 1,\n$1}')),
  fc.constant((text: string) => `${text}\n${/^# /m.test(text) ? '## Anew\n\nText.' : 'export function anew() {}'}\n`),
);

/** How a person's editor saves a text with LF. */
export const saved: fc.Arbitrary<(text: string) => string> = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.replaceAll('\n', '\r\n'),
  (text: string) => `\ufeff${text}`,
  (text: string) => text.trimEnd(),
);
