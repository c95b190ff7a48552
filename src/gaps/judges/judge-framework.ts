import { parseJson } from '../../documents/index.js';
import { parentPath, type RelPath } from '../../text/index.js';
import { gapsDiagnostics } from '../diagnostics.js';
import type { Evidence } from '../evidence.js';
import type { FrameworkDemand, Obligation } from '../obligation.js';
import type { Verdict } from '../shortfall.js';
import { notEvaluable } from './unreadable.js';

const manifests =
  /^(?:package\.json|pyproject\.toml|[\w.-]*requirements[\w.-]*\.(?:txt|in)|setup\.cfg|setup\.py|Pipfile|environment\.ya?ml)$/;
// What the language brings along is in no manifest.
const builtIn: ReadonlySet<string> = new Set(['unittest', 'doctest', 'node:test']);

/** The test framework is named in a package manifest. */
export async function judgeFramework(
  { demand: { name } }: Obligation<FrameworkDemand>,
  evidence: Evidence,
): Promise<Verdict> {
  if (builtIn.has(name)) return 'held';
  const files = [...evidence.filesNamed(manifests), ...evidence.filesNamed(inFolder).filter(isRequirements)];
  if (files.length === 0) {
    const what = `Whether \`${name}\` is installed`;
    const told = gapsDiagnostics.create('not-evaluable', { what, why: 'there is no package manifest' });
    return [{ kind: 'not_evaluable', outcome: 'notEvaluable', told, subkey: name }];
  }
  const problems = [];
  for (const file of files) {
    const found = await evidence.textOf(file);
    if (found && 'problem' in found) problems.push(notEvaluable(file, found.problem));
    else if (found && names(file, found.text).includes(plain(name))) return 'held';
  }
  if (problems.length > 0) return problems;
  const [nearest] = [...files].sort((a, b) => depthOf(a) - depthOf(b));
  const told = gapsDiagnostics.create('framework-not-named', { name, path: nearest ?? '' });
  return [{ kind: 'missing_symbol', told, subkey: name, ...(nearest === undefined ? {} : { targetFile: nearest }) }];
}

// `requirements/dev.txt` is as usual as `requirements-dev.txt`.
const inFolder = /\.(?:txt|in)$/;

function isRequirements(file: RelPath): boolean {
  return /(^|\/)requirements$/.test(parentPath(file) ?? '');
}

function depthOf(file: RelPath): number {
  return file.split('/').length;
}

/** The names of packages that a manifest holds, however it writes them. */
function names(file: RelPath, text: string): readonly string[] {
  if (file.endsWith('package.json')) return namesInJson(file, text);
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.replace(/(?:^|\s)#.*$/, ''));
  return lines.flatMap((line) => [...line.matchAll(packageName)].map(([, name = '']) => plain(name)));
}

// At the start of a line, of a text in quotes, or of an item; `tool.pytest` and `--pytest` name no package.
const packageName = /(?:^|["'\s,[(])([A-Za-z0-9][A-Za-z0-9._-]*)(?=$|["'\s,;[\])=<>!~@])/g;

function namesInJson(file: RelPath, text: string): readonly string[] {
  const { value } = parseJson(file, text);
  const data = value?.value;
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, packages]: readonly [string, unknown]) =>
    /dependencies$/i.test(key) && typeof packages === 'object' && packages !== null
      ? Object.keys(packages).map(plain)
      : [],
  );
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
