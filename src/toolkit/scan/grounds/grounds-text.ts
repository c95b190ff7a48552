import type { RelPath } from '../../../text/index.js';
import type { CodeGrounds, CommonGrounds, FileGround, Grounds, ModuleGround } from './ground.js';

/*
 * Grounds as a text: a line with a name, a line of what is common, a line about code, then a line per module and per file. Of
 * a text of megabytes only the lines are parsed that somebody asks for.
 */

/** Grounds that were written down. */
export interface WrittenGrounds {
  readonly common: () => CommonGrounds;
  readonly code: () => CodeGrounds;
  readonly ofModule: (id: string) => ModuleGround | undefined;
  /** `undefined` of a file that has none. */
  readonly ofFile: (path: RelPath) => FileGround | undefined;
}

/** Writes grounds down under a name that tells them from others. Lines end in LF. */
export function formatGrounds(name: string, { common, code, modules, files }: Grounds): string {
  const plain = { ...code, registries: JSON.stringify(code.registries, pairsOfMaps) };
  return [name, ...[common, plain, ...modules, ...files].map((line) => JSON.stringify(line)), ''].join('\n');
}

/** Opens grounds of this name; `undefined` for any other text, and for one that was cut off. */
export function openGrounds(name: string, text: string | undefined): WrittenGrounds | undefined {
  if (text?.startsWith(`${name}\n`) !== true || !text.endsWith('\n')) return undefined;
  const toCommon = name.length + 1;
  const toCode = text.indexOf('\n', toCommon) + 1;
  const toLines = text.indexOf('\n', toCode);
  const line = (from: number): unknown => JSON.parse(text.slice(from, text.indexOf('\n', from)));
  const starts = lineStarts(text, toLines + 1);
  const find = (key: string, value: string): unknown => {
    const start = starts.get(`{"${key}":${JSON.stringify(value)}`);
    return start === undefined ? undefined : line(start);
  };
  return {
    common: () => line(toCommon) as CommonGrounds,
    code: () => parseCode(line(toCode) as PlainCode),
    ofModule: (id) => find('id', id) as ModuleGround | undefined,
    ofFile: (path) => find('path', path) as FileGround | undefined,
  };
}

// Lines by what they begin with: their first key and its value. In a JSON text no quote follows a comma but between keys.
function lineStarts(text: string, from: number): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  for (let start = from; start < text.length; start = text.indexOf('\n', start) + 1)
    starts.set(text.slice(start, text.indexOf(',"', start)), start);
  return starts;
}

type PlainCode = Omit<CodeGrounds, 'registries'> & { readonly registries: string };

function parseCode({ registries, ...code }: PlainCode): CodeGrounds {
  return { ...code, registries: JSON.parse(registries, mapsOfPairs) as CodeGrounds['registries'] };
}

function pairsOfMaps(_key: string, value: unknown): unknown {
  return value instanceof Map ? { map: [...(value as ReadonlyMap<unknown, unknown>)] } : value;
}

function mapsOfPairs(_key: string, value: unknown): unknown {
  const { map } = (value ?? {}) as { readonly map?: readonly (readonly [unknown, unknown])[] };
  return Array.isArray(map) ? new Map(map) : value;
}
