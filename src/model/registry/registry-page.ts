import { isRelPath, parseRelPath, relPath, type RelPath } from '../../text/index.js';
import type { Decoding } from '../contracts/decoding.js';
import { modelDiagnostics } from '../diagnostics.js';
import { occurrenceAt } from '../module/module-reading.js';
import { rawText } from './raw-value.js';

const usual = relPath('Module.Registry.Complete.md');

/** Where the registry for people goes: `registry_file` of the module contracts, else at its usual place. */
export function registryPageOf({ sources, collector }: Decoding): RelPath {
  const document = sources.moduleContracts?.document;
  const declared = document && rawText(document, ['registry_file']);
  if (!document || declared === undefined || declared === '') return usual;
  const path = parseRelPath(declared);
  if (isRelPath(path) && /\.md$/.test(path)) return path;
  const problem = isRelPath(path) ? 'does not end in `.md`' : path.problem;
  const parameters = { value: declared, problem, meaning: 'a Markdown file inside the repository' };
  collector.add(
    modelDiagnostics.create('wrong-form', parameters, {
      ...occurrenceAt(document, ['registry_file']),
      fix: usual,
    }),
  );
  return usual;
}
