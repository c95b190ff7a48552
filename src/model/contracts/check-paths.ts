import type { Diagnostic } from '../../diagnostics/index.js';
import { toPointer, type DocumentPath, type YamlDocument } from '../../documents/index.js';
import { isRelPath, parseRelPath } from '../../text/index.js';
import { modelDiagnostics } from '../diagnostics.js';
import type { ContractKind } from './contract-validators.js';
import { schemaBelow, schemaOf, type SchemaNode } from './schema-node.js';

/**
 * Tells each path of a contract that is not safe: absolute, with `\`, or leaving its base. The schema says which values
 * are paths (`x-path-base`); globs are paths as well.
 */
export function checkPaths(document: YamlDocument, kind: ContractKind): readonly Diagnostic[] {
  // One entry of the registry with a bad path is that module's problem, not that of all others.
  if (kind === 'registry') return [];
  return pathFieldsOf(kind).flatMap(({ steps, meaning }) =>
    placesOf(document.value, steps, []).flatMap(({ path, text }) => {
      const problem = pathProblem(text, path);
      if (problem === undefined) return [];
      const occurrence = { span: document.locate(path), pointer: toPointer(path) };
      return [modelDiagnostics.create('wrong-form', { value: text, problem, meaning }, occurrence)];
    }),
  );
}

function pathProblem(text: string, path: DocumentPath): string | undefined {
  // The root is a place to describe or to render for, and nobody can name it otherwise.
  if (text === '.' || text === './' || (text === '/' && path[0] === 'location')) return undefined;
  const parsed = parseRelPath(text);
  return isRelPath(parsed) ? undefined : parsed.problem;
}

/** A value that is a path: the way to it, where `item` stands for each index of a list. */
interface PathField {
  readonly steps: readonly (string | typeof item)[];
  readonly meaning: string;
}

const item = Symbol('item');

const known = new Map<ContractKind, readonly PathField[]>();

function pathFieldsOf(kind: ContractKind): readonly PathField[] {
  const fields = known.get(kind) ?? [...fieldsIn(schemaOf(kind), [])];
  known.set(kind, fields);
  return fields;
}

function* fieldsIn(node: SchemaNode | undefined, steps: PathField['steps']): Generator<PathField> {
  if (!node) return;
  const { 'x-path-base': base, description, properties, items } = node.keywords;
  if (base !== undefined) yield { steps, meaning: meaningOf(base, description) };
  const keys = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  for (const key of keys) yield* fieldsIn(schemaBelow(node, key), [...steps, key]);
  if (items !== undefined) yield* fieldsIn(schemaBelow(node, 0), [...steps, item]);
}

function meaningOf(base: unknown, description: unknown): string {
  const from =
    base === 'dir' ? 'a path below the folder that the contract describes' : 'a path from the repository root';
  return typeof description === 'string' ? description.replace(/\.$/, '') : from;
}

interface PathPlace {
  readonly path: DocumentPath;
  readonly text: string;
}

function placesOf(value: unknown, [step, ...rest]: PathField['steps'], path: DocumentPath): readonly PathPlace[] {
  if (step === undefined) return typeof value === 'string' ? [{ path, text: value }] : [];
  if (step === item)
    return Array.isArray(value) ? value.flatMap((below, index) => placesOf(below, rest, [...path, index])) : [];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return [];
  return placesOf((value as Readonly<Record<string, unknown>>)[step], rest, [...path, step]);
}
