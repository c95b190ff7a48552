import { parseYaml, type DocumentPath, type TextDocument } from '../../documents/index.js';
import { formsOf, snakeCase, withEdits, type IdForm, type IdRename, type TextEdit } from '../../text/index.js';
import { scalarsOf, startsWith, type Scalar } from './scalars-of.js';

/** Where the files of a module go; a folder stands for all below it. */
export type MovedPaths = ReadonlyMap<string, string>;

// The places of contracts that name another module.
const moduleNames: readonly DocumentPath[] = [
  ['modules', '*', 'module_id'],
  ['modules', '*', 'superseded_by'],
  ['runtime_wiring', 'depends_on'],
  ['dependency_contract', 'outbound', '*', 'to_module'],
  ['dependency_contract', 'inbound', '*', 'from_module'],
  ['dependencies', 'outbound_calls', '*', 'module'],
  ['wiring', 'agents', 'collaborators', '*', 'agent_id'],
];

const topics: DocumentPath = ['wiring', 'agents', 'collaborators', '*', 'packet_topics'];

/**
 * A contract of somebody else as it reads after a module got another id: where it names the module, its packets, or a
 * file that moves with it. Everything else, comments included, stays byte for byte.
 */
export function renameReferences({ file, text }: TextDocument, rename: IdRename, moved: MovedPaths): string {
  const document = parseYaml(file, text).value;
  if (!document) return text;
  const edits = scalarsOf(document).flatMap((scalar): readonly TextEdit[] => {
    const [before, after] = changeOf(scalar, rename, moved) ?? [];
    const at = before === undefined ? -1 : text.indexOf(before, scalar.start);
    if (before === undefined || after === undefined || at < 0 || at + before.length > scalar.end) return [];
    return [{ start: at, end: at + before.length, text: after }];
  });
  return withEdits(text, edits);
}

type Change = readonly [before: string, after: string];

function changeOf({ path, value }: Scalar, rename: IdRename, moved: MovedPaths): Change | undefined {
  if (moduleNames.some((pattern) => startsWith(path, pattern))) return nameChange(value, rename);
  if (startsWith(path, topics)) return topicChange(value, rename);
  return pathChange(value, moved);
}

// `slack.webhook`, `slack_webhook`, and the spellings that contracts use for what is reached as a service.
function nameChange(value: string, { from, to }: IdRename): Change | undefined {
  if (value === from) return [from, to];
  const name = value.replace(/^l9-/, '').replace(/\.(?:service|server)$/, '');
  if (snakeCase(name) !== snakeCase(from)) return undefined;
  const [before, after] = [formsOf(from), formsOf(to)];
  const form = (['dotted', 'snake', 'kebab', 'camel'] as const).find((one: IdForm) => before[one] === name);
  return form && [name, after[form]];
}

function topicChange(value: string, { from, to }: IdRename): Change | undefined {
  const [before, after] = [`${snakeCase(from)}.`, `${snakeCase(to)}.`];
  return value.startsWith(before) ? [before, after] : undefined;
}

function pathChange(value: string, moved: MovedPaths): Change | undefined {
  for (const [before, after] of moved)
    if (before !== after && (value === before || value.startsWith(`${before}/`))) return [before, after];
  return undefined;
}
