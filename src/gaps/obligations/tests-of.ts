import type { DocumentPath } from '../../documents/index.js';
import type { FamilyContract } from '../../model/index.js';
import { baseName, parentPath, snakeCase, type RelPath } from '../../text/index.js';
import type { Obligation } from '../obligation.js';
import { obligationAt, pathIn, type Listing } from './listing.js';

/** A place of a contract that names a test file, or a piece of code whose tests have a usual one. */
export interface TestPlace {
  readonly at: DocumentPath;
  /** The file that the contract names; where it names none, the naming convention gives it. */
  readonly file?: string | undefined;
  /** Key of the list of behaviours below the place. */
  readonly key: 'must_cover' | 'must_assert';
  readonly behaviours: readonly string[];
  /** Code that is tested. */
  readonly subject?: string;
  readonly subsystem?: string;
}

/** A test file with tests that run, and a test for each behaviour. */
export function testFile(listing: Listing, contract: FamilyContract, place: TestPlace): readonly Obligation[] {
  const { at, file, key, behaviours, subject, subsystem } = place;
  const path = fileAt(listing, contract, place);
  if (path === undefined) return [];
  const code = subject === undefined ? undefined : pathIn(subject);
  const about = {
    ...(subsystem === undefined ? {} : { subsystem }),
    ...(code === undefined ? {} : { modulePath: code }),
  };
  const owed = key === 'must_cover' ? { mustCover: behaviours } : { mustAssert: behaviours };
  const or = file === undefined && code !== undefined ? shorterName(path, code) : undefined;
  const as = or === undefined ? {} : { or: [or] };
  const demand = { form: 'test-file', path, ...as } as const;
  return [
    obligationAt(listing, contract, {
      path: file === undefined ? at : [...at, 'file'],
      demand,
      context: { ...about, ...owed },
    }),
    ...behaviours.map((text, index) =>
      obligationAt(listing, contract, {
        path: [...at, key, index],
        demand: { form: 'behaviour', path, text, ...as },
        context: about,
      }),
    ),
  ];
}

// `test_task_queue.py` where the convention has `test_core_task_queue.py`.
function shorterName(path: RelPath, code: RelPath): RelPath | undefined {
  const folder = parentPath(code);
  const stem = baseName(code).replace(/\.[^.]+$/, '');
  const name =
    folder === undefined ? baseName(path) : baseName(path).replace(`${baseName(folder)}_${stem}`, () => stem);
  return name === baseName(path) ? undefined : pathIn(name, parentPath(path));
}

function fileAt(listing: Listing, contract: FamilyContract, { at, file }: TestPlace): RelPath | undefined {
  return file === undefined ? listing.testsAt({ contract: contract.file, pointer: pointerOf(at) })?.file : pathIn(file);
}

function pointerOf(path: DocumentPath): string {
  return path.map((step) => `/${step}`).join('');
}

/** A scenario or flow of a contract. */
export interface ScenarioPlace {
  readonly at: DocumentPath;
  readonly id: string;
  readonly text: string;
  readonly file?: string | undefined;
  readonly expectations?: readonly string[];
  readonly subsystem?: string;
}

/** A test of a scenario, and for each expectation one that shows it. */
export function scenarioTests(listing: Listing, contract: FamilyContract, place: ScenarioPlace): readonly Obligation[] {
  const { at, id, text, file, expectations = [], subsystem } = place;
  const path = file === undefined ? usualFile(listing, contract, place) : pathIn(file);
  if (path === undefined) return [];
  const folder = file === undefined ? folderOf(contract) : {};
  const context = { ...(subsystem === undefined ? {} : { subsystem }), mustCover: [text, ...expectations] };
  const holder =
    file === undefined
      ? []
      : [obligationAt(listing, contract, { path: [...at, 'file'], demand: { form: 'test-file', path }, context })];
  return [
    ...holder,
    obligationAt(listing, contract, {
      path: [...at, 'id'],
      demand: { form: 'scenario', id, text, path, ...folder },
      context,
    }),
    ...expectations.map((expectation, index) =>
      obligationAt(listing, contract, {
        path: [...at, 'expectations', index],
        demand: { form: 'behaviour', path, text: expectation, id, scenario: text, ...folder },
      }),
    ),
  ];
}

function folderOf({ file }: FamilyContract): { readonly folder: RelPath } | object {
  const folder = parentPath(file);
  return folder === undefined ? {} : { folder };
}

// An id that no file can have still owes a test, which is sought in the folder.
function usualFile(listing: Listing, contract: FamilyContract, { at, id }: ScenarioPlace): RelPath | undefined {
  const usual = listing.testsAt({ contract: contract.file, pointer: pointerOf(at) })?.file;
  return usual ?? pathIn(`${snakeCase(id) || 'scenario'}.test.ts`, parentPath(contract.file));
}
