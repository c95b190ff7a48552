import type { Fact } from './verb-result.js';
import type { WhyCause, WhyFile, WhyLine, WhyTemplateLine } from './why-answer.js';

const roles: Readonly<Record<WhyFile['role'], string>> = {
  generated: 'generated: made by l9gen whenever the contract changes',
  seeded: 'seeded: written once, yours',
  shared: 'shared: yours, with entries that l9gen wires in',
  overview: 'generated: a page about all modules',
  document: 'document: yours, with sections that l9gen makes from a contract',
  registry: 'contract: the list of modules, yours',
  contract: 'contract: yours',
  host: 'seeded: written once by init, yours',
  record: "l9gen's own record of what was made",
  foreign: 'not made by l9gen, and no contract wants it: yours',
};
// A person reads the first of them; the data holds all.
const mostCauses = 8;

/** The answer for a person at a terminal. */
export function factsOf(file: WhyFile, line: WhyLine | undefined): readonly Fact[] {
  return [
    fact('file', file.file),
    fact('whose', roles[file.role]),
    fact('state', file.state),
    fact('module', file.module),
    fact('modules', ...(file.modules ?? [])),
    fact('template', file.template),
    fact('rule', file.rule),
    fact('contract', file.contract),
    fact('change in', ...file.change),
    ...(line ? lineFacts(line, file) : []),
  ].filter(({ values }) => values.length > 0);
}

function lineFacts(line: WhyLine, file: WhyFile): readonly Fact[] {
  const causes = line.causes ?? [];
  const more = causes.length - mostCauses;
  return [
    fact('', ''),
    fact(`line ${line.line}`, line.text),
    fact('made by', ...(line.templates ?? []).map(templatePlace)),
    fact('because of', ...causes.slice(0, mostCauses).map(causePlace), more > 0 ? `and ${more} more` : undefined),
    fact('of', ...(line.modules ?? [])),
    fact('tried', line.varied && `${line.varied.of} of ${line.varied.parts} values`),
    fact('which is', originOf(line, file)),
  ];
}

const origins: Readonly<Record<Exclude<WhyLine['origin'], 'template' | 'person'>, string | undefined>> = {
  stamp: 'part of the stamp: it follows from the text and the spec as a whole',
  earlier: 'made from contracts that have changed since; the next generate changes it',
  wiring: 'the entry of the module',
  row: undefined,
  section: undefined,
};

function originOf({ origin, causes = [], text, section }: WhyLine, { role }: WhyFile): string | undefined {
  if (origin === 'person') return role === 'generated' || role === 'overview' ? 'written by a person' : 'yours';
  if (section) return sectionOf(section, origin);
  if (origin !== 'template') return origins[origin];
  if (text.trim() === '') return 'a blank line; the template line is that of what follows';
  return causes.length === 0 ? 'text of the template, whatever the contracts say' : undefined;
}

function sectionOf({ id, file, line, column }: NonNullable<WhyLine['section']>, origin: WhyLine['origin']): string {
  const made = `the section \`${id}\`, made from ${file}:${line}:${column}`;
  return origin === 'earlier' ? `${made} before that or the code changed; the next generate changes it` : made;
}

function templatePlace({ file, line, calledFrom }: WhyTemplateLine): string {
  return [`${file}:${line}`, ...calledFrom.map((caller) => `${caller.file}:${caller.line}`)].join(', called from ');
}

function causePlace({ file, line, column, path, kind, value }: WhyCause): string {
  const said = kind === 'item' && typeof value === 'object' ? 'as a whole' : `= ${JSON.stringify(value)}`;
  const item = kind === 'item' && typeof value !== 'object' ? ' being listed' : '';
  return `${file}:${line}:${column}  ${path} ${said}${item}`;
}

function fact(name: string, ...values: readonly (string | undefined)[]): Fact {
  return { name, values: values.filter((value) => value !== undefined) };
}
