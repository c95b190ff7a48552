import { exportedLists, valueOf } from './exported-lists.js';
import type { ModuleSource } from './module-edit.js';

/**
 * The string values that the entries of an exported list have under a property: which agents a registry knows. `undefined`
 * when it cannot be told: the file does not parse, the list is not one literal, or an entry is something else than an
 * object literal with that property as plain text.
 */
export async function findValues(
  source: ModuleSource,
  list: string,
  property: string,
): Promise<readonly string[] | undefined> {
  const question = JSON.stringify([source.path, list, property]);
  if (latest?.question === question && latest.text === source.text) return latest.values;
  const values = await readValues(source, list, property);
  latest = { question, text: source.text, values };
  return values;
}

// A thousand modules ask the same of one text.
let latest: { readonly question: string; readonly text: string; readonly values: Values } | undefined;

type Values = readonly string[] | undefined;

async function readValues(source: ModuleSource, list: string, property: string): Promise<Values> {
  const { parseSync } = await import('oxc-parser');
  const { program, errors } = parseSync(source.path, source.text);
  const lists = errors.length > 0 ? [] : exportedLists(program, list);
  const [elements] = lists;
  if (!elements || lists.length > 1) return undefined;
  const values = elements.map((element) => {
    const text = element?.type === 'ObjectExpression' ? valueOf(source.text, element, property) : undefined;
    return text === undefined ? undefined : /^(['"])([^'"\\]*)\1$/.exec(text)?.[2];
  });
  return values.some((value) => value === undefined) ? undefined : values.filter((value) => value !== undefined);
}
