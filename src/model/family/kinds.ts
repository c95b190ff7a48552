import { parentPath, type RelPath } from '../../text/index.js';
import type { TypedKind } from './contract.js';

/** What follows from a kind before a contract of it is read. */
export interface KindFacts {
  /** Where such a contract stands, in words that complete "belongs in". */
  readonly place: string;
  /** Whether a path without its `.yaml` or `.yml` is such a place. */
  readonly fits: (stem: string, places: Places) => boolean;
  /** What is made of it where `location` does not say: the README of its folder, a document beside it, or nothing. */
  readonly renders: 'readme' | 'document' | 'nothing';
}

/** Places that contracts decide. */
export interface Places {
  /** Folder of the modules; absent in a repository without modules. */
  readonly moduleRoot: RelPath | undefined;
}

const named =
  (pattern: RegExp): KindFacts['fits'] =>
  (stem) =>
    pattern.test(stem);

const inModule =
  (name: string): KindFacts['fits'] =>
  (stem, { moduleRoot }) =>
    stem.endsWith(`/${name}`) &&
    (moduleRoot === undefined || parentPath(stem.slice(0, -name.length - 1) as RelPath) === moduleRoot);

/** Every kind with a `type`. A schema without an entry here does not compile. */
export const kindFacts: Readonly<Record<TypedKind, KindFacts>> = {
  'root-readme': { place: '`README.meta.yaml` at the root', fits: named(/^README\.meta$/), renders: 'readme' },
  'subsystem-readme': {
    place: '`README.meta.yaml` in the folder of the subsystem',
    fits: named(/\/[^/]*README[^/]*\.meta$/),
    renders: 'readme',
  },
  'component-readme': {
    place: '`README.meta.yaml` in the folder of the component',
    fits: named(/\/[^/]*README[^/]*\.meta$/),
    renders: 'readme',
  },
  'doc-architecture': {
    place: '`docs/architecture.meta.yaml`',
    fits: named(/(^|\/)[^/]*architecture[^/]*\.meta$/),
    renders: 'document',
  },
  'doc-ai-collaboration': {
    place: '`docs/ai-collaboration.meta.yaml`',
    fits: named(/(^|\/)[^/]*ai[-_]collaboration[^/]*\.meta$/),
    renders: 'document',
  },
  'test-strategy': {
    place: '`tests/strategy.meta.yaml`',
    fits: named(/(^|\/)[^/]*strategy[^/]*\.meta$/),
    renders: 'document',
  },
  'test-unit-spec': { place: '`tests/unit/meta.yaml`', fits: testsOf('unit'), renders: 'nothing' },
  'test-integration-spec': {
    place: '`tests/integration/meta.yaml`',
    fits: testsOf('integration'),
    renders: 'nothing',
  },
  'test-e2e-spec': { place: '`tests/e2e/meta.yaml`', fits: testsOf('e2e'), renders: 'nothing' },
  'subsystem-tests': {
    place: '`tests.meta.yaml` in the folder of the code',
    fits: named(/(^|\/)([^/]*[-_.])?tests\.meta$/),
    renders: 'nothing',
  },
  'subsystem-docs': {
    place: '`docs.meta.yaml` in the folder of the code',
    fits: named(/(^|\/)([^/]*[-_.])?docs\.meta$/),
    renders: 'nothing',
  },
  'repo-contract': { place: '`.l9_repo.meta.yaml` at the root', fits: named(/^\.l9_repo\.meta$/), renders: 'nothing' },
  'schema-extraction': {
    place: '`.l9_schema_extraction.meta.yaml` at the root',
    fits: named(/^\.l9_schema_extraction\.meta$/),
    renders: 'nothing',
  },
  'module-contracts': {
    place: '`.l9_modules.meta.yaml` at the root',
    fits: named(/^\.l9_modules\.meta$/),
    renders: 'nothing',
  },
  'module-meta': {
    place: '`module.meta.yaml` in a folder of the module root',
    fits: inModule('module.meta'),
    renders: 'nothing',
  },
  'module-wiring': {
    place: '`wiring.meta.yaml` in a folder of the module root',
    fits: inModule('wiring.meta'),
    renders: 'nothing',
  },
  'wiring-contracts': {
    place: '`.l9_wiring.meta.yaml` at the root',
    fits: named(/^\.l9_wiring\.meta$/),
    renders: 'nothing',
  },
};

// The word may be the folder (`tests/unit/meta.yaml`) or part of the name (`tests/unit.meta.yaml`).
function testsOf(word: string): KindFacts['fits'] {
  return named(new RegExp(`(^|/)${word}/[^/]*meta$|(^|/)([^/]*[-_.])?${word}([-_.][^/]*)?\\.meta$`));
}

/** Every kind with a `type`, in the order of the table. */
export const typedKinds = Object.keys(kindFacts) as readonly TypedKind[];
