import type { Outcome } from '../../diagnostics/index.js';
import { editYaml, parseYaml, type DocumentPath, type TextDocument } from '../../documents/index.js';
import { commentOut } from './comment-out.js';
import { isBraced } from './is-braced.js';
import type { SpecEdit } from './spec-edit.js';

/** The usual order of the sections of a spec. A section that comes in goes behind the nearest before it that is there. */
const sectionOrder = [
  'schema_version',
  'meta',
  'metadata',
  'module',
  'ownership',
  'runtime_wiring',
  'runtime_contract',
  'external_surface',
  'dependency_contract',
  'dependencies',
  'packet_contract',
  'packet_expectations',
  'threading',
  'idempotency',
  'error_policy',
  'observability',
  'runtime_touchpoints',
  'tier_expectations',
  'test_scope',
  'acceptance',
  'global_invariants_ack',
  'spec_confidence',
  'repo',
  'interfaces',
  'environment',
  'orchestration',
  'boot_impact',
  'standards',
  'goals',
  'non_goals',
  'notes_for_perplexity',
  'notes_for_generators',
  'notes_for_codegen',
  'codegen_hints',
  'delivery_metrics',
  'maturity',
  'escalation_policy',
];

/** The text after one edit of a step that leads to version `to`; findings when it cannot be made without loss. */
export function applySpecEdit(document: TextDocument, edit: SpecEdit, to: string): Outcome<string> {
  switch (edit.kind) {
    case 'drop':
      return commentOut(document, edit.path, `No place since Module-Spec ${to}:`);
    case 'replaced':
      return removeReplaced(document, edit.path, to);
    case 'section':
      return insertSection(document, edit.key, edit.text);
    case 'version':
      return setVersion(document, edit.version);
    default:
      return editYaml(document, [edit]);
  }
}

function removeReplaced(document: TextDocument, path: DocumentPath, to: string): Outcome<string> {
  const parsed = parseYaml(document.file, document.text);
  if (!parsed.value) return { diagnostics: parsed.diagnostics };
  const { start } = parsed.value.locate(path, 'key');
  const lineStart = document.text.lastIndexOf('\n', start.offset - 1) + 1;
  const lineEnd = document.text.indexOf('\n', start.offset);
  const line = document.text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  const above = document.text.slice(0, lineStart).trimEnd().split('\n').at(-1) ?? '';
  const isCommented = line.includes('#') || above.trimStart().startsWith('#');
  return isCommented
    ? commentOut(document, path, `Replaced in Module-Spec ${to}:`)
    : editYaml(document, [{ kind: 'remove', path }]);
}

function insertSection(document: TextDocument, key: string, text: string): Outcome<string> {
  const parsed = parseYaml(document.file, document.text);
  if (!parsed.value) return { diagnostics: parsed.diagnostics };
  const there = new Set(Object.keys(parsed.value.value));
  const after = sectionOrder.slice(0, sectionOrder.indexOf(key)).findLast((section) => there.has(section));
  const source = isBraced(parsed.value, []) ? inBraces(document, text) : text;
  const place = after === undefined ? {} : { after };
  return editYaml(document, [{ kind: 'insert', parent: [], key, text: source, ...place }]);
}

// What comes into a file that is one pair of braces, as JSON is, has to be one line.
function inBraces({ file }: TextDocument, text: string): string {
  return JSON.stringify(parseYaml(file, text).value?.value);
}

function setVersion(document: TextDocument, version: string): Outcome<string> {
  const parsed = parseYaml(document.file, document.text);
  if (!parsed.value) return { diagnostics: parsed.diagnostics };
  const { value, locate } = parsed.value;
  if (value['schema_version'] !== undefined) {
    const { start, end } = locate(['schema_version'], 'value');
    const written = document.text.slice(start.offset, end.offset);
    const text = written.replace(/\d+\.\d+/, version);
    return editYaml(document, [{ kind: 'set-value', path: ['schema_version'], text }]);
  }
  return editYaml(document, [
    { kind: 'insert', parent: [], key: 'schema_version', text: `'${version}'`, isFirst: true },
  ]);
}
