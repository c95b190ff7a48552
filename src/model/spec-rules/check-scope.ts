import type { Diagnostic } from '../../diagnostics/index.js';
import { relPath, upperSnakeCase, type RelPath } from '../../text/index.js';
import type { Module } from '../module/module.js';
import { specRuleDiagnostics } from './diagnostics.js';
import { isAllowedPath } from './is-allowed-path.js';
import { at, type RuleReading } from './rule-reading.js';

const locked = [
  'No new database tables.',
  'No new migrations.',
  'No parallel memory, logging or config systems.',
] as const;

/** X13: the three limits that every module keeps are stated. Case, punctuation, plurals and DB for database do not count. */
export function checkNonGoals(reading: RuleReading): readonly Diagnostic[] {
  const stated = reading.spec.value.non_goals;
  if (!stated) return [];
  const said = stated.map(keyWords);
  const missing = locked.filter((goal) => !said.some((words) => keyWords(goal).every((word) => words.includes(word))));
  if (missing.length === 0) return [];
  const fix = missing.map((goal) => `- ${goal}`).join('\n');
  return [
    specRuleDiagnostics.create('locked-non-goal-missing', { missing }, { ...at(reading, ['non_goals'], 'key'), fix }),
  ];
}

const synonyms: Readonly<Record<string, string>> = {
  database: 'db',
  databases: 'db',
  configuration: 'config',
  logs: 'logging',
};
const idle = ['or', 'and', 'any', 'a', 'the', 'other', 'no'];

function keyWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !idle.includes(word))
    .map((word) => synonyms[word] ?? word.replace(/s$/, ''));
}

const shownFiles = 3;

/** X15: what generation would write is allowed by `repo`. One finding names the first few files. */
export function checkAllowedFiles(reading: RuleReading): readonly Diagnostic[] {
  const { module, snake } = reading;
  const repo = reading.spec.value.repo;
  if (!module || !repo?.allowed_new_files) return [];
  const patterns = [...repo.allowed_new_files, ...(repo.allowed_modified_files ?? [])];
  const isAllowed = (file: RelPath): boolean =>
    patterns.some((pattern) => isAllowedPath(file, { pattern, root: repo.root_path ?? '.', snake }));
  const refused = filesOf(module, reading.slots).filter((file) => !isAllowed(file));
  if (refused.length === 0) return [];
  const first = refused.slice(0, shownFiles);
  const fix = [...new Set(refused.map((file) => patternFor(file, module)))]
    .map((pattern) => `- '${pattern}'`)
    .join('\n');
  const place = { ...at(reading, ['repo', 'allowed_new_files'], 'key'), fix };
  return [specRuleDiagnostics.create('file-not-allowed', { first, more: refused.length - first.length }, place)];
}

function patternFor(file: RelPath, { files }: Module): string {
  const folder = [files.folder, files.tests.folder].find((own) => file.startsWith(`${own}/`));
  return folder === undefined ? file : `${folder}/**`;
}

function filesOf(
  { files, tool, environment }: Module,
  { router, tools, agents }: RuleReading['slots'],
): readonly RelPath[] {
  const { folder: _folder, entryExport: _export, tests, ...own } = files;
  const { folder: _testFolder, ...testFiles } = tests;
  const shared = [
    router.file,
    ...(tool ? [tools.file] : []),
    ...(tool && tool.bindings.length > 0 ? [agents.file] : []),
    ...(environment.length > 0 ? [relPath('.env.example')] : []),
  ];
  return [...Object.values(own), ...Object.values(testFiles), ...shared];
}

/** X16: a variable is named after its module or the platform it belongs to, so that two modules never share one by chance. */
export function checkVariableNames(reading: RuleReading): readonly Diagnostic[] {
  const { environment } = reading.spec.value;
  const platform = reading.snake.split('_')[0] ?? reading.snake;
  const isOwn = (name: string): boolean => `_${name}_`.includes(`_${upperSnakeCase(platform)}_`);
  return (['required', 'optional'] as const).flatMap((key) =>
    (environment?.[key] ?? []).flatMap(({ name }, index) => {
      if (isOwn(name)) return [];
      const prefix = `${upperSnakeCase(reading.snake)}_`;
      const place = at(reading, ['environment', key, index, 'name']);
      return [
        specRuleDiagnostics.create(
          'variable-of-another-name',
          { name, prefix, platform: upperSnakeCase(platform) },
          place,
        ),
      ];
    }),
  );
}
