import { outlineModule } from '../../code/index.js';
import { loadSectionReader, parseYaml } from '../../documents/index.js';
import { hasErrors } from '../../diagnostics/index.js';
import type { Outline, RelPath } from '../../text/index.js';

/** What a merge has to know of the language of a file. */
export interface Language {
  readonly name: 'code' | 'markdown' | 'yaml' | 'json' | 'plain';
  /** The structure of a text; `undefined` when it does not parse or the language has none here. */
  readonly outlineOf: (text: string) => Promise<Outline | undefined>;
  /** Whether a text is well-formed. */
  readonly parses: (text: string) => Promise<boolean>;
}

/** The language of a file, by the end of its name. */
export function languageOf(path: RelPath): Language {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (/^[cm]?[jt]sx?$/.test(extension)) return code(path);
  if (extension === 'md') return markdown;
  if (/^ya?ml$/.test(extension)) return plain('yaml', (text) => !hasErrors(parseYaml(path, text).diagnostics));
  return extension === 'json' ? plain('json', isJson) : plain('plain', () => true);
}

function code(path: RelPath): Language {
  const outlineOf = (text: string): Promise<Outline | undefined> => outlineModule({ path, text });
  return { name: 'code', outlineOf, parses: async (text) => (await outlineOf(text)) !== undefined };
}

const markdown: Language = {
  name: 'markdown',
  outlineOf: async (text) => (await loadSectionReader())(text),
  parses: async () => true,
};

function plain(name: Language['name'], parses: (text: string) => boolean): Language {
  return { name, outlineOf: async () => undefined, parses: async (text) => parses(text) };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
