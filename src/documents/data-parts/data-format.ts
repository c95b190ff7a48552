import type { Outcome } from '../../diagnostics/index.js';
import { yamlScalar, type Span } from '../../text/index.js';
import type { DocumentPath } from '../document-path.js';
import { editJson, emptyJson } from '../edit-json.js';
import { editYaml, emptyYaml } from '../edit-yaml.js';
import { parseJson } from '../json-document.js';
import { isMapping, valueAt } from '../plain-data.js';
import { placeAmong } from '../place-among.js';
import { parseYaml } from '../yaml-document.js';
import { parseValue } from '../yaml-edit/yaml-source.js';
import { isRefusal, type TextDocument } from '../yaml-edit/yaml-edit.js';
import type { DataPart } from './data-part.js';

/** A parsed data file. */
export interface DataText {
  readonly value: unknown;
  readonly locate: (path: DocumentPath, what?: 'key' | 'value') => Span;
}

/** How one part is taken out: with what its holder reads as when it gets empty. */
export interface TakeOut {
  readonly path: DocumentPath;
  readonly was: string | undefined;
  readonly mayLose: boolean;
}

/** One language of data files. */
export interface DataFormat {
  readonly parse: (source: TextDocument) => Outcome<DataText>;
  readonly insert: (source: TextDocument, part: DataPart) => Outcome<string>;
  readonly append: (source: TextDocument, path: DocumentPath, item: string) => Outcome<string>;
  readonly remove: (source: TextDocument, out: TakeOut) => Outcome<string>;
  readonly emptyText: (source: TextDocument, path: DocumentPath) => string | undefined;
}

/** The language of a file, by its name: JSON, else YAML as other tools write it. */
export function formatOf(file: string): DataFormat {
  return /\.jsonc?$/.test(file) ? json : yaml;
}

const json: DataFormat = {
  parse: ({ file, text }) => parseJson(file, text),
  insert: (source, part) => {
    const { path } = part;
    return editJson(source, [
      { kind: 'insert', parent: path.slice(0, -1), key: String(path.at(-1)), data: dataOf(part) },
    ]);
  },
  // No list of JSON is wired into: one that stands where an object should is refused.
  append: (source, path, item) => editJson(source, [{ kind: 'insert', parent: path, key: item, data: item }]),
  remove: (source, { path, was, mayLose }) =>
    editJson(source, [{ kind: 'remove', path, mayLose, ...(was === undefined ? {} : { was }) }]),
  emptyText: emptyJson,
};

const foreign = (source: TextDocument): TextDocument => ({ ...source, dialect: 'foreign' });

const yaml: DataFormat = {
  parse: ({ file, text }) => parseYaml(file, text, 'foreign'),
  insert: insertYaml,
  append: (source, path, item) => editYaml(foreign(source), [{ kind: 'append', path, text: yamlScalar(item) }]),
  remove: (source, { path, was, mayLose }) =>
    editYaml(foreign(source), [
      { kind: 'remove', path, comments: mayLose ? 'above' : 'all', ...(was === undefined ? {} : { was }) },
    ]),
  emptyText: (source, path) => emptyYaml(foreign(source), path),
};

// A value of several lines cannot stand between brackets; there it is written as JSON, which YAML holds.
function insertYaml(source: TextDocument, part: DataPart): Outcome<string> {
  const { path, value } = part;
  const parent = path.slice(0, -1);
  const key = String(path.at(-1));
  const siblings = valueAt(parseYaml(source.file, source.text, 'foreign').value?.value, parent);
  const keys = isMapping(siblings) ? Object.keys(siblings) : [];
  const before = keys[placeAmong(keys, key)];
  const place = before === undefined ? (keys.length > 0 ? ({ isFirst: true } as const) : {}) : { after: before };
  const insert = (text: string): Outcome<string> =>
    editYaml(foreign(source), [{ kind: 'insert', parent, key, text, ...place }]);
  const data = dataOf(part);
  const onLine = data === null ? '' : JSON.stringify(data);
  if (!('source' in value)) return insert(onLine);
  const asBlock = insert(value.source);
  const inFlow = asBlock.value === undefined ? insert(onLine) : undefined;
  return inFlow?.value === undefined ? asBlock : inFlow;
}

/** The value of a part as plain data. */
export function dataOf({ value }: DataPart): unknown {
  if ('data' in value) return value.data;
  const parsed = parseValue(value.source);
  return isRefusal(parsed) ? undefined : parsed.data;
}
