import type { Options, Plugin } from 'prettier';
import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { createLineIndex, spanOf } from '../text/index.js';
import type { RelPath } from '../text/index.js';
import { renderDiagnostics } from './render-diagnostics.js';

// Each plugin is loaded when a file of its kind comes along; the standalone build never looks for settings on the disk.
const typescript = {
  parser: 'typescript',
  plugins: [() => import('prettier/plugins/typescript'), () => import('prettier/plugins/estree')],
};
const javascript = {
  parser: 'babel',
  plugins: [() => import('prettier/plugins/babel'), () => import('prettier/plugins/estree')],
};
const json = { parser: 'json', plugins: javascript.plugins };
const yaml = { parser: 'yaml', plugins: [() => import('prettier/plugins/yaml')] };
const markdown = { parser: 'markdown', plugins: [() => import('prettier/plugins/markdown')] };

interface Language {
  readonly parser: string;
  readonly plugins: readonly (() => Promise<Plugin>)[];
}

const languages: ReadonlyMap<string, Language> = new Map<string, Language>([
  ...['ts', 'mts', 'cts', 'tsx'].map((extension) => [extension, typescript] as const),
  ...['js', 'mjs', 'cjs'].map((extension) => [extension, javascript] as const),
  ...['yaml', 'yml'].map((extension) => [extension, yaml] as const),
  ['json', json],
  ['md', markdown],
]);

/** The house style of every generated file: what prettier does with the `.prettierrc.json` of a generated host, where people may run it. */
const style = {
  printWidth: 100,
  singleQuote: true,
  proseWrap: 'preserve',
  embeddedLanguageFormatting: 'off',
  endOfLine: 'auto',
} as const satisfies Options;

const mostRounds = 3;

/*
 * What texts became, by parser and text, once per process: verbs that plan twice format the same texts twice, and formatting
 * takes most of the time of either plan. The oldest are forgotten first.
 */
const settled = new Map<string, string>();
const mostSettled = 1000;

/**
 * The text of a generated TypeScript, JavaScript, JSON, YAML or Markdown file in the house style, formatted until it no
 * longer changes; a text of any other kind as it is. `template` names the culprit of a text that does not parse
 * (`render/output-does-not-parse`, placed in the text) or does not settle within three rounds (`render/output-does-not-settle`).
 */
export async function formatText(path: RelPath, text: string, template: string = path): Promise<Outcome<string>> {
  const language = languages.get(/\.([a-z]+)$/.exec(path)?.[1] ?? '');
  if (!language) return { value: text, diagnostics: [] };
  const key = `${language.parser}\n${text}`;
  const known = settled.get(key);
  if (known !== undefined) return { value: known, diagnostics: [] };
  const { format } = await import('prettier/standalone');
  const plugins = await Promise.all(language.plugins.map((load) => load()));
  const options = { ...style, parser: language.parser, plugins };
  let current = text;
  for (let round = 0; round < mostRounds; round += 1) {
    try {
      const next = await format(current, options);
      if (next === current) return { value: remember(key, current), diagnostics: [] };
      current = next;
    } catch (error) {
      return { diagnostics: [parseDiagnostic(error, { path, text: current, template })] };
    }
  }
  return { diagnostics: [renderDiagnostics.create('output-does-not-settle', { template }, { file: path })] };
}

function remember(key: string, text: string): string {
  const [oldest] = settled.keys();
  if (oldest !== undefined && settled.size >= mostSettled) settled.delete(oldest);
  settled.set(key, text);
  return text;
}

interface Formatted {
  readonly path: RelPath;
  readonly text: string;
  readonly template: string;
}

function parseDiagnostic(error: unknown, { path, text, template }: Formatted): Diagnostic {
  const place = error instanceof Error ? startOf(error) : undefined;
  if (!(error instanceof Error) || !place) throw error;
  const problem =
    error.message
      .split('\n', 1)[0]
      ?.replace(/ \(\d+:\d+\)$/, '')
      .replace(/\.$/, '') ?? '';
  const lines = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
  const offset = (lines[place.line - 1] ?? 0) + place.column - 1;
  return renderDiagnostics.create(
    'output-does-not-parse',
    { template, problem },
    { file: path, span: spanOf(path, createLineIndex(text), [offset, offset]) },
  );
}

interface Place {
  readonly line: number;
  readonly column: number;
}

// The syntax errors of all prettier parsers carry `loc.start`, both numbers from 1; anything else is a bug, not a finding.
function startOf(error: Error): Place | undefined {
  const loc: unknown = Reflect.get(error, 'loc');
  return typeof loc === 'object' && loc !== null && 'start' in loc && isPlace(loc.start) ? loc.start : undefined;
}

function isPlace(value: unknown): value is Place {
  return (
    typeof value === 'object' &&
    value !== null &&
    'line' in value &&
    typeof value.line === 'number' &&
    'column' in value &&
    typeof value.column === 'number'
  );
}
