import { isRelPath, parseRelPath, relPath, type RelPath } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import type { Decoding } from '../contracts/decoding.js';
import { modelDiagnostics } from '../diagnostics.js';
import type { Module } from '../module/module.js';
import { rawText } from './raw-value.js';

const usual = relPath('Module.Registry.Complete.md');

/**
 * Where the registry for people goes: `registry_file` of the module contracts, else its usual place. A place that is no
 * Markdown file, or that is a module's, is told; a path that leaves the repository has been.
 */
export function registryPageOf({ sources, collector }: Decoding, modules: readonly Module[]): RelPath {
  const document = sources.moduleContracts?.document;
  const declared = document && rawText(document, ['registry_file']);
  const path = declared === undefined ? undefined : parseRelPath(declared);
  if (!document || path === undefined || !isRelPath(path)) return usual;
  const at = { ...occurrenceAt(document, ['registry_file']), fix: usual };
  const owner = modules.find(({ files }) => filesOf(files).includes(path));
  if (owner) {
    const parameters = { what: `The file \`${path}\``, other: `the module \`${owner.id}\`` };
    collector.add(modelDiagnostics.create('name-taken', parameters, at));
    return usual;
  }
  if (path.endsWith('.md')) return path;
  const parameters = {
    value: path,
    problem: 'does not end in `.md`',
    meaning: 'a Markdown file inside the repository',
  };
  collector.add(modelDiagnostics.create('wrong-form', parameters, at));
  return usual;
}

function filesOf({ tests, ...files }: Module['files']): readonly string[] {
  return [...Object.values(files), ...Object.values(tests)];
}
