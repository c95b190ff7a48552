import type { RelPath } from '../../../text/index.js';
import type { CodeGrounds, CommonGrounds, FileGround, Grounds } from './ground.js';

/*
 * Grounds as a text: a line with a name, a line of what is common, a line about code, then a line per file. Of a text of
 * megabytes only the lines are parsed that somebody asks for.
 */

/** Grounds that were written down. */
export interface WrittenGrounds {
  readonly common: () => CommonGrounds;
  readonly code: () => CodeGrounds;
  /** `undefined` of a file that has none. */
  readonly ofFile: (path: RelPath) => FileGround | undefined;
}

/** Writes grounds down under a name that tells them from others. Lines end in LF. */
export function formatGrounds(name: string, { common, code, files }: Grounds): string {
  const { workspace, lists, registries } = code;
  const { filesOf, contracts } = workspace;
  const wiring = { ...contracts.wiring, modules: [...contracts.wiring.modules] };
  const plain = {
    workspace: { ...workspace, filesOf: [...filesOf], contracts: { ...contracts, wiring } },
    lists: [...lists].map(([id, own]) => [id, [...own]]),
    registries: JSON.stringify(registries, pairsOfMaps),
  };
  return [name, ...[common, plain, ...files].map((line) => JSON.stringify(line)), ''].join('\n');
}

/** Opens grounds of this name; `undefined` for any other text, and for one that was cut off. */
export function openGrounds(name: string, text: string | undefined): WrittenGrounds | undefined {
  if (text?.startsWith(`${name}\n`) !== true || !text.endsWith('\n')) return undefined;
  const toCommon = name.length + 1;
  const toCode = text.indexOf('\n', toCommon) + 1;
  const toFiles = text.indexOf('\n', toCode);
  const line = (from: number): unknown => JSON.parse(text.slice(from, text.indexOf('\n', from)));
  return {
    common: () => line(toCommon) as CommonGrounds,
    code: () => parseCode(line(toCode) as PlainCode),
    ofFile: (path) => {
      const at = text.indexOf(`\n{"path":${JSON.stringify(path)},`, toFiles);
      return at < 0 ? undefined : (line(at + 1) as FileGround);
    },
  };
}

interface PlainCode {
  readonly workspace: CodeGrounds['workspace'];
  readonly registries: string;
  readonly lists: readonly (readonly [
    id: string,
    own: readonly (readonly [path: string, list: readonly string[]])[],
  ])[];
}

// What is a map in memory is a list of pairs in JSON.
function parseCode({ workspace, lists, registries }: PlainCode): CodeGrounds {
  const { filesOf, contracts } = workspace;
  const wiring = { ...contracts.wiring, modules: new Map(contracts.wiring.modules) };
  return {
    workspace: { ...workspace, filesOf: new Map(filesOf), contracts: { ...contracts, wiring } },
    lists: new Map(lists.map(([id, own]) => [id, new Map(own)])),
    registries: JSON.parse(registries, mapsOfPairs) as CodeGrounds['registries'],
  };
}

function pairsOfMaps(_key: string, value: unknown): unknown {
  return value instanceof Map ? { map: [...(value as ReadonlyMap<unknown, unknown>)] } : value;
}

function mapsOfPairs(_key: string, value: unknown): unknown {
  const { map } = (value ?? {}) as { readonly map?: readonly (readonly [unknown, unknown])[] };
  return Array.isArray(map) ? new Map(map) : value;
}
