import { parseDocument } from 'yaml';

import type { DocumentPath } from './document-path.js';

/** Offsets of a key (of an item: of its value) and of a value; a block collection spans nothing but its start. */
export interface Place {
  readonly key: readonly [start: number, end: number];
  readonly value: readonly [start: number, end: number];
}

/*
 * A document of 200 lines has some 250 places; as plain numbers they take 5 kB, a hundredth of its syntax tree. Entries
 * stand in the order of the text, each before its children: start and end of key and value, and the entry behind all
 * that is below it.
 */
const fields = 5;

/** Takes down the places of a document while it is read. */
export interface PlaceRecorder {
  /** Opens an entry; what is opened before it is closed lies below it. */
  readonly open: (place: Place) => number;
  readonly close: (entry: number) => void;
  readonly table: () => Uint32Array;
}

/** An empty {@link PlaceRecorder}. */
export function createPlaceRecorder(): PlaceRecorder {
  const numbers: number[] = [];
  return {
    open: ({ key, value }) => numbers.push(...key, ...value, 0) / fields - 1,
    close: (entry) => {
      numbers[entry * fields + 4] = numbers.length / fields;
    },
    table: () => Uint32Array.from(numbers),
  };
}

/** A document as text, data, and the table of its places. */
export interface Placed {
  readonly text: string;
  readonly value: unknown;
  readonly table: Uint32Array;
}

/** The place of the deepest step of a path that exists, and whether that is the whole path; entry 0 is the document. */
export function placeOf(
  { text, value, table }: Placed,
  path: DocumentPath,
): { readonly place: Place; readonly whole: boolean } {
  let [entry, holder] = [0, value];
  for (const step of path) {
    const child = childAt({ text, value: holder, table }, entry, step);
    if (child === undefined) return { place: placeAt(table, entry), whole: false };
    entry = child;
    holder = (holder as Readonly<Record<string | number, unknown>>)[step];
  }
  return { place: placeAt(table, entry), whole: true };
}

function placeAt(table: Uint32Array, entry: number): Place {
  const [keyStart = 0, keyEnd = 0, start = 0, end = 0] = table.subarray(entry * fields, entry * fields + 4);
  return { key: [keyStart, keyEnd], value: [start, end] };
}

function childAt({ text, value, table }: Placed, entry: number, step: string | number): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const list = Array.isArray(value);
  if (list ? typeof step !== 'number' : !Object.hasOwn(value, step)) return undefined;
  const last = table[entry * fields + 4] ?? 0;
  for (let child = entry + 1, index = 0; child < last; child = table[child * fields + 4] ?? last, index += 1) {
    if (list ? index === step : keyAt(text, table, child) === String(step)) return child;
  }
  return undefined;
}

function keyAt(text: string, table: Uint32Array, entry: number): string {
  const source = text.slice(table[entry * fields], table[entry * fields + 1]);
  if (/^(["'])[^"'\\\r\n]*\1$/.test(source)) return source.slice(1, -1);
  if (!/^["'|>]|[\r\n]/.test(source)) return source;
  return String(parseDocument(source, { version: '1.2', prettyErrors: false }).toJS());
}
