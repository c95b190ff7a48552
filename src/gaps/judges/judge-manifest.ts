import { isMapping, parseJson } from '../../documents/index.js';
import { hashOf, type RelPath } from '../../text/index.js';
import { gapsDiagnostics } from '../diagnostics.js';
import type { Evidence } from '../evidence.js';
import type { ManifestDemand, Obligation } from '../obligation.js';
import type { Verdict } from '../shortfall.js';
import { notEvaluable } from './unreadable.js';

/** A manifest is there, and says of the schema as it is what was made of it: by its hash, or by the files. */
export async function judgeManifest({ demand }: Obligation<ManifestDemand>, evidence: Evidence): Promise<Verdict> {
  const { path, schemaFile: schema } = demand;
  const common = { targetFile: path, subkey: schema, writeSet: [path] };
  if ((await evidence.kindOf(path)) !== 'file') {
    const told = gapsDiagnostics.create('missing-manifest', { path, schema });
    return [{ kind: 'missing_file', told, ...common }];
  }
  const found = await evidence.textOf(path);
  if (!found || 'problem' in found) return [notEvaluable(path, found?.problem ?? 'it cannot be read')];
  const { value } = parseJson(path, found.text);
  if (!value) return [notEvaluable(path, 'it is no JSON')];
  const state = await stateOf(value.value, demand, evidence);
  if (typeof state === 'string') return state;
  if ('unknown' in state) return [notEvaluable(path, state.unknown)];
  const told = gapsDiagnostics.create('manifest-stale', { path, schema, why: state.stale });
  return [{ kind: 'stale_generated', told, ...common }];
}

type State = 'held' | 'carried' | { readonly stale: string } | { readonly unknown: string };

async function stateOf(manifest: unknown, { schemaFile, made }: ManifestDemand, evidence: Evidence): Promise<State> {
  const stated = hashIn(manifest);
  if (stated !== undefined) {
    const schema = await evidence.textOf(schemaFile);
    // A schema that cannot be read has been told.
    if (!schema || 'problem' in schema) return 'carried';
    return stated === hashOf(schema.text) ? 'held' : { stale: 'was made of another text of it' };
  }
  const listed = textsIn(manifest);
  if (listed.size === 0) return { unknown: 'it says neither the hash of its schema nor what was made' };
  const lacking = made.find((file) => !isListed(file, listed));
  return lacking === undefined ? 'held' : { stale: `does not name \`${lacking}\`` };
}

const hashKeys = /^(?:(?:schema|source|spec)_?(?:hash|sha256|digest)|(?:hash|sha256)_?of_?schema)$/i;

function hashIn(value: unknown): string | undefined {
  if (!isMapping(value)) return undefined;
  for (const [key, found] of Object.entries(value)) {
    if (hashKeys.test(key) && typeof found === 'string') return found.replace(/^sha256:/i, '').toLowerCase();
    const below = isMapping(found) ? hashIn(found) : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}

// Texts in lists, and keys and texts of what they hold: manifests list files either way.
function textsIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (one: unknown, inList: boolean): void => {
    if (typeof one === 'string' && inList) found.add(one);
    else if (Array.isArray(one)) one.forEach((item) => visit(item, true));
    else if (isMapping(one)) {
      for (const [key, below] of Object.entries(one)) {
        if (/[./]/.test(key)) found.add(key);
        visit(below, inList);
      }
    }
  };
  visit(value, false);
  return found;
}

function isListed(file: RelPath, listed: ReadonlySet<string>): boolean {
  if (listed.has(file)) return true;
  return [...listed].some((text) => file.endsWith(`/${text.replace(/^\.\//, '')}`));
}
