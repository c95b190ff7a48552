import { loadSourceReader, type SourceFacts } from '../../../../src/code/index.js';
import { relPath } from '../../../../src/text/index.js';

/** Reads source files. */
export const readSource = await loadSourceReader();

/** The facts of a text; throws where there are none. */
export function factsOf(file: string, text: string): SourceFacts {
  const reading = readSource(relPath(file), text);
  if (!reading || 'problem' in reading) throw new Error(`no facts of ${file}: ${reading?.problem ?? 'language'}`);
  return reading.facts;
}

/** What a text declares, one line each: `+ function a(x: number): Says a.`; a minus where it is not public. */
export function symbolLines(file: string, text: string): readonly string[] {
  return factsOf(file, text).symbols.map(({ name, kind, signature = '', isPublic, summary, from }) =>
    [
      `${isPublic ? '+' : '-'} ${kind} ${name}${signature}`,
      ...(from ? [`from ${from.specifier} ${from.name}`] : []),
      ...(summary === undefined ? [] : [`# ${summary}`]),
    ].join(' '),
  );
}

/** The tests of a text, one line each: `group > title`, with what is wrong with it and what it covers. */
export function testLines(file: string, text: string): readonly string[] {
  return factsOf(file, text).tests.map(({ title, groups, runs, asserts, covers }) =>
    [
      [...groups, title].join(' > '),
      ...(runs ? [] : ['off']),
      ...(asserts ? [] : ['idle']),
      ...covers.map((one) => `covers ${one}`),
    ].join(', '),
  );
}

/** The names of the environment variables that a text reads. */
export function variables(file: string, text: string): readonly string[] {
  return factsOf(file, text).environment.map(({ name }) => name);
}
