import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';

import reportSchema from '../specs/report.schema.json' with { type: 'json' };
import { baseWorkspace, type BaseName } from './support/base-workspace.js';
import { runCli, runJson, type JsonReport } from './support/run-cli.js';
import { removeFolder, snapshot } from './support/temporary-folder.js';

/** A case file: a base, what a person did to it, the command, and what it must say. See tests/README.md. */
interface Case {
  readonly base: BaseName;
  /** A folder of tests/fixtures/foreign that the base is filled with. */
  readonly tree?: string;
  readonly change?: readonly Change[];
  /** Commands that went before, after the changes; what they say is not looked at. */
  readonly first?: readonly (readonly string[])[];
  /** What a person did after the first commands. */
  readonly afterwards?: readonly Change[];
  readonly run: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly exit: number;
  /** `code file:line:column`, or `code file`, or the code alone; all findings, in order. */
  readonly findings: readonly string[];
  /** Texts that some finding's message, hint or fix must hold. */
  readonly says?: readonly string[];
  /** Texts that the data of the report must hold, as JSON with a blank behind each colon and comma. */
  readonly tells?: readonly string[];
  /** Texts that files hold afterwards, exactly as written here. */
  readonly leaves?: readonly { readonly file: string; readonly text: string }[];
  /** Default: the tree stays byte for byte as it was. */
  readonly writes?: boolean;
}

type Change = { readonly file: string } & (
  | { readonly replace: string; readonly with: string }
  | { readonly write: string; readonly times?: number }
  | { readonly bytes: string }
  | { readonly copy: string }
  | { readonly link: string }
  | { readonly remove: true }
);

const isReport = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(reportSchema);

const root = 'tests/cases';
const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .sort();

test.each(names)('%s', async (name) => {
  const wanted = parse(readFileSync(join(root, name), 'utf8')) as Case;
  const folder = await baseWorkspace(wanted.base);
  onTestFinished(() => removeFolder(folder));
  await prepare(folder, wanted);
  const before = await snapshot(folder);
  const { exitCode, report } = await runJson(folder, wanted.run, wanted.env);
  const found = report.diagnostics.map((finding) =>
    [finding.code, [finding.file, finding.line, finding.column].filter((part) => part !== undefined).join(':')]
      .filter((part) => part !== '')
      .join(' '),
  );
  expect({ exit: exitCode, findings: found }, JSON.stringify(report.diagnostics, null, 2)).toEqual({
    exit: wanted.exit,
    findings: wanted.findings,
  });
  expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true);
  expectTexts(wanted, report);
  for (const finding of report.diagnostics)
    expect(finding.hint ?? finding.fix, `${finding.code} says how to mend it`).toBeTruthy();
  for (const { file, text } of wanted.leaves ?? []) expect(await readFile(join(folder, file), 'utf8')).toContain(text);
  if (wanted.writes !== true) expect(await snapshot(folder)).toEqual(before);
});

async function prepare(folder: string, { tree, change = [], first = [], afterwards = [], env }: Case): Promise<void> {
  if (tree !== undefined) cpSync(join('tests/fixtures/foreign', tree), folder, { recursive: true });
  for (const done of change) await apply(folder, done);
  for (const args of first) await runCli(folder, args, env);
  for (const done of afterwards) await apply(folder, done);
}

function expectTexts(wanted: Case, report: JsonReport): void {
  const texts = report.diagnostics.map(({ message, hint, fix }) => [message, hint, fix].join('\n')).join('\n');
  for (const text of wanted.says ?? []) expect(texts).toContain(text);
  for (const text of wanted.tells ?? []) expect(onOneLine(report.data)).toContain(text);
}

function onOneLine(data: unknown): string {
  return JSON.stringify(data ?? null, null, 1).replace(/\n\s*/g, ' ');
}

async function apply(folder: string, change: Change): Promise<void> {
  const path = join(folder, change.file);
  if ('remove' in change) return rm(path, { recursive: true });
  await mkdir(dirname(path), { recursive: true });
  if ('write' in change) return writeFile(path, change.write.repeat(change.times ?? 1));
  if ('link' in change) return symlink(change.link, path);
  if ('copy' in change) return copyFile(join(folder, change.copy), path);
  if ('bytes' in change) return writeFile(path, Buffer.from(change.bytes, 'base64'));
  const text = await readFile(path, 'utf8');
  if (!text.includes(change.replace)) throw new Error(`${change.file} does not hold ${JSON.stringify(change.replace)}`);
  await writeFile(
    path,
    text.replace(change.replace, () => change.with),
  );
}
