import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { specVersions, type SpecVersion } from '../../src/model/index.js';
import { answers } from '../rooms/model/migrate/answers.js';
import { errorsOf, migration } from '../rooms/model/migrate/migrate-text.js';

/*
 * A migration is the composition of its steps on the text, so the way does not show in the result; the result holds;
 * and what people wrote around the facts is still there.
 */

const starts = ['2.1', '2.2', '2.3', '2.4', '2.5'] as const;

const fixture = (version: SpecVersion): string =>
  readFileSync(new URL(`../rooms/model/migrate/fixtures/spec-${version}.yaml`, import.meta.url), 'utf8');

/** The sections of a spec, each with the comments above it. */
const sectionsOf = (text: string): readonly string[] => text.split(/\n\n(?=(?:# .*\n)*[a-z_]+:)/).slice(1);

interface Habits {
  readonly from: (typeof starts)[number];
  readonly order: readonly string[];
  /** The sections that are written between braces. */
  readonly braced: readonly string[];
  readonly comments: readonly (string | undefined)[];
  readonly eol: string;
  readonly gap: string;
  readonly quote: string;
  readonly choices: ReadonlyMap<string, string>;
}

const comment = fc.constantFrom(undefined, undefined, '# why', "# it's so: {x}", '# TODO?', '#', '# "quoted" - [a]');

const choices = fc
  .record({
    'idempotency.durability': fc.constantFrom('in_memory', 'substrate'),
    'runtime_touchpoints.touches_db': fc.constantFrom('true', 'false'),
    'external_surface.exposes_webhook': fc.constantFrom('true', 'false'),
    'external_surface.exposes_tool': fc.constantFrom('true', 'false'),
    'boot_impact.level': fc.constantFrom('soft', 'hard'),
    'metadata.tier': fc.constantFrom('0', '1', '2', '7'),
    'acceptance.negative': fc.constantFrom('No: never.', "It's # refused", '"quoted"', 'Ünïcode – refused', '- x'),
    'ownership.primary_contact': fc.constantFrom('lead', 'yes', '2.6', 'a: b', '*anchor', '@team'),
  })
  .map((record) => new Map([...answers, ...Object.entries(record)]));

const habits: fc.Arbitrary<Habits> = fc.constantFrom(...starts).chain((from) => {
  const sections = sectionsOf(fixture(from));
  return fc.record<Habits>({
    from: fc.constant(from),
    order: fc.shuffledSubarray([...sections], { minLength: sections.length, maxLength: sections.length }),
    braced: fc.subarray(
      ['metadata', 'module', 'idempotency', 'error_policy', 'observability', 'acceptance', 'standards'],
      { maxLength: 3 },
    ),
    comments: fc.array(comment, { minLength: 160, maxLength: 160 }),
    eol: fc.constantFrom('\n', '\r\n'),
    gap: fc.constantFrom('\n', '\n\n', '\n\n\n'),
    quote: fc.constantFrom("'", '"'),
    choices,
  });
});

/** A spec as some person would have written it. */
function written({ order, braced, comments, eol, gap, quote }: Habits): string {
  const lines = order
    .map((section) => bracedAs(section, braced))
    .join(gap)
    .replaceAll('"', quote)
    .split('\n');
  const commented = lines.flatMap((line, index) => {
    const remark = comments[index % comments.length];
    if (remark === undefined || !/^\s*[a-z_]+:( |$)/.test(line)) return [line];
    const margin = /^ */.exec(line)?.[0] ?? '';
    return index % 2 === 0 ? [margin + remark, line] : [/[:\]'"a-z]$/.test(line) ? `${line} ${remark}` : line];
  });
  return commented.join(eol) + eol;
}

function bracedAs(section: string, braced: readonly string[]): string {
  const name = /^([a-z_]+):/m.exec(section)?.[1] ?? '';
  if (!braced.includes(name)) return section;
  return `${name}: ${JSON.stringify((parse(section) as Readonly<Record<string, unknown>>)[name])}`;
}

/** The comments of a text, each as often as it stands there. */
function commentsOf(text: string): readonly string[] {
  return [...text.matchAll(/(?:^|[ \t])(#[^\r\n]*)/gm)].map((match) => (match[1] ?? '').trimEnd());
}

// One input runs up to ten steps of fifty verified edits each.
const numRuns = 8;

describe('a migration', () => {
  it('comes out the same whatever versions it stops at, and holds at each of them', () => {
    fc.assert(
      fc.property(habits, fc.nat(), (input, nat) => {
        const { from, choices: given } = input;
        const text = written(input);
        expect(errorsOf(text)).toEqual([]);
        const direct = migration(text, [from, '2.6'], given).text;
        expect(errorsOf(direct)).toEqual([]);
        const between = starts.slice(starts.indexOf(from) + 1);
        const stop = between[nat % Math.max(between.length, 1)];
        if (stop === undefined) return;
        const stopped = migration(text, [from, stop], given).text;
        expect(errorsOf(stopped)).toEqual([]);
        expect(migration(stopped, [stop, '2.6'], given).text).toBe(direct);
      }),
      { numRuns },
    );
  });

  it('loses no comment, and changes no line of a section that it has nothing to say to', () => {
    fc.assert(
      fc.property(habits, (input) => {
        const text = written(input);
        const { text: after } = migration(text, [input.from, '2.6'], input.choices);
        const left = [...commentsOf(after)];
        for (const remark of commentsOf(text)) {
          const at = left.findIndex((there) => there.endsWith(remark));
          expect(at, remark).toBeGreaterThanOrEqual(0);
          left.splice(at, 1);
        }
        const lines = after.split(/\r?\n/);
        for (const name of ['interfaces', 'environment', 'orchestration', 'repo', 'goals']) {
          const own = sectionOf(text, name);
          expect(lines.join('\n')).toContain(own);
        }
        expect(/\r\n/.test(after)).toBe(input.eol === '\r\n');
        expect(/[^\r]\n/.test(after)).toBe(input.eol === '\n');
      }),
      { numRuns },
    );
  });

  it('changes nothing where nothing is to be done', () => {
    for (const version of specVersions)
      expect(migration(fixture(version), [version, version]).text).toBe(fixture(version));
  });
});

/** A section of a text with its lines joined by LF. */
function sectionOf(text: string, name: string): string {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith(`${name}:`));
  const end = lines.findIndex((line, index) => index > start && /^\S/.test(line));
  return lines
    .slice(start, end < 0 ? undefined : end)
    .join('\n')
    .trimEnd();
}
