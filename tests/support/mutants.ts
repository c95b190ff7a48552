/** A value with one thing changed, and which. */
export interface Mutant {
  readonly change: string;
  readonly value: unknown;
}

/** Every value that differs from a given one in one place: a key gone, misspelt or added, a value of another type or form. */
export function* mutants(value: unknown, path = ''): Generator<Mutant> {
  yield* replaced(value, path);
  if (Array.isArray(value)) yield* inList(value, path);
  else if (isMapping(value)) yield* inMapping(value, path);
}

function* replaced(value: unknown, path: string): Generator<Mutant> {
  if (path === '') return; // a contract that is no mapping at all is no contract
  for (const other of othersThan(value)) yield { change: `${path} is ${JSON.stringify(other)}`, value: other };
}

function othersThan(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return [null, 'other', '', 7];
  if (typeof value === 'boolean') return [String(value), 1];
  if (typeof value === 'number') return [String(value), value + 1000, -value - 1, value + 0.5];
  return Array.isArray(value) ? [null, 'other', [], [7]] : [null, 'other', {}];
}

function* inList(list: readonly unknown[], path: string): Generator<Mutant> {
  for (const [index, item] of list.entries())
    for (const { change, value } of mutants(item, `${path}[${index}]`))
      yield { change, value: list.with(index, value) };
}

function* inMapping(mapping: Readonly<Record<string, unknown>>, path: string): Generator<Mutant> {
  yield { change: `${path} has a key too many`, value: { ...mapping, additional: 'other' } };
  for (const [key, item] of Object.entries(mapping)) {
    const { [key]: _gone, ...rest } = mapping;
    const place = path === '' ? key : `${path}.${key}`;
    yield { change: `${place} is gone`, value: rest };
    yield { change: `${place} is misspelt`, value: { ...rest, [`${key}x`]: item } };
    for (const { change, value } of mutants(item, place)) yield { change, value: { ...mapping, [key]: value } };
  }
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
