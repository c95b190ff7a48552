import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { specVersions, type SpecVersion } from '../../src/model/index.js';
import { answers } from '../rooms/model/migrate/answers.js';
import { errorsOf, migration } from '../rooms/model/migrate/migrate-text.js';

/*
 * A migration is the composition of its steps on the text, so the way does not show in the result; the result holds;
 * and what people wrote around the facts is still there.
 */

const sample = readFileSync(new URL('../rooms/model/migrate/fixtures/spec-2.1.yaml', import.meta.url), 'utf8');

/** The sections of the sample, each with the comments above it. */
const sections = sample.split(/\n\n(?=(?:# .*\n)*[a-z_]+:)/).slice(1);

interface Habits {
  readonly order: readonly string[];
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

const habits: fc.Arbitrary<Habits> = fc.record({
  order: fc.shuffledSubarray(sections, { minLength: sections.length, maxLength: sections.length }),
  comments: fc.array(comment, { minLength: 160, maxLength: 160 }),
  eol: fc.constantFrom('\n', '\r\n'),
  gap: fc.constantFrom('\n', '\n\n', '\n\n\n'),
  quote: fc.constantFrom("'", '"'),
  choices,
});

/** A spec of 2.1 as some person would have written it. */
function written({ order, comments, eol, gap, quote }: Habits): string {
  const lines = order.join(gap).replaceAll('"', quote).split('\n');
  const commented = lines.flatMap((line, index) => {
    const remark = comments[index % comments.length];
    if (remark === undefined || !/^\s*[a-z_]+:( |$)/.test(line)) return [line];
    const margin = /^ */.exec(line)?.[0] ?? '';
    return index % 2 === 0 ? [margin + remark, line] : [/[:\]'"a-z]$/.test(line) ? `${line} ${remark}` : line];
  });
  return commented.join(eol) + eol;
}

/** The comments of a text, each as often as it stands there. */
function commentsOf(text: string): readonly string[] {
  return [...text.matchAll(/(?:^|[ \t])(#[^\r\n]*)/gm)].map((match) => (match[1] ?? '').trimEnd());
}

// One input runs up to ten steps of fifty verified edits each.
const numRuns = 8;

describe('a migration', () => {
  it('comes out the same whatever versions it stops at, and holds at each of them', () => {
    const middle = fc.constantFrom<SpecVersion>('2.2', '2.3', '2.4', '2.5');
    fc.assert(
      fc.property(habits, middle, (input, stop) => {
        const text = written(input);
        expect(errorsOf(text)).toEqual([]);
        const direct = migration(text, ['2.1', '2.6'], input.choices).text;
        const stopped = migration(text, ['2.1', stop], input.choices).text;
        expect(errorsOf(stopped)).toEqual([]);
        expect(errorsOf(direct)).toEqual([]);
        expect(migration(stopped, [stop, '2.6'], input.choices).text).toBe(direct);
      }),
      { numRuns },
    );
  });

  it('loses no comment, and changes no line of a section that it has nothing to say to', () => {
    fc.assert(
      fc.property(habits, (input) => {
        const text = written(input);
        const { text: after } = migration(text, ['2.1', '2.6'], input.choices);
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
    for (const version of specVersions) expect(migration(sample, [version, version]).text).toBe(sample);
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
