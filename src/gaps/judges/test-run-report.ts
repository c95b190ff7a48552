import type { RelPath } from '../../text/index.js';
import { attributesOf, elementsOf, type XmlElement } from './xml-elements.js';

/** What a JUnit report says of the tests of a folder. */
export interface TestRun {
  readonly tests: number;
  readonly seconds: number;
  /** Tests that failed and passed in the same run. */
  readonly flaky: number;
}

/** Reads a JUnit report as far as it is about a folder; all of it where there is no folder. */
export function readTestRun(text: string, folder: RelPath | undefined): TestRun {
  const cases = elementsOf(text, 'testcase')
    .map(readCase)
    .filter(({ place }) => folder === undefined || isWithin(place, folder));
  const byName = new Map<string, RunCase>();
  for (const one of cases) {
    const before = byName.get(one.name);
    const { failed, passed } = one;
    byName.set(one.name, before ? { ...one, failed: failed || before.failed, passed: passed || before.passed } : one);
  }
  return {
    tests: byName.size,
    seconds: cases.reduce((sum, { seconds }) => sum + seconds, 0),
    flaky: [...byName.values()].filter(({ failed, passed }) => failed && passed).length,
  };
}

interface RunCase {
  readonly name: string;
  readonly place: string;
  readonly seconds: number;
  readonly failed: boolean;
  readonly passed: boolean;
}

function readCase({ attributes: tag, behind }: XmlElement): RunCase {
  const attributes = attributesOf(tag);
  const [file, group, title] = ['file', 'classname', 'name'].map((name) => attributes.get(name));
  const isRepaired = /<flaky(?:Failure|Error)\b/.test(behind);
  const isFailed = /<(?:failure|error)\b/.test(behind);
  const seconds = Number(attributes.get('time') ?? 0);
  return {
    name: JSON.stringify([file, group, title]),
    place: file ?? group ?? '',
    seconds: seconds > 0 ? seconds : 0,
    failed: isFailed || isRepaired,
    passed: !isFailed,
  };
}

// Runners write a path, or the same with dots.
function isWithin(place: string, folder: RelPath): boolean {
  const plain = place.replace(/^\.\//, '');
  return plain.startsWith(`${folder}/`) || plain.startsWith(`${folder.replaceAll('/', '.')}.`);
}
