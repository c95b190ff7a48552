import type { FamilyContract } from '../../model/index.js';
import type { Obligation, TestNamesDemand } from '../obligation.js';
import { obligationAt, pathIn, type Listing } from './listing.js';
import { namedPaths } from './paths.js';

type Strategy = FamilyContract<'test-strategy'>;

/** The test strategy: where tests stand, what their files are called, and what runs them. */
export function ofTestStrategy(listing: Listing, contract: Strategy): readonly Obligation[] {
  const { test_layout: layout, tooling } = contract.value;
  const framework = tooling && frameworkIn(tooling.framework);
  return [
    ...namedPaths(listing, contract, [
      {
        at: ['test_layout', 'root_package'],
        text: layout.root_package,
        what: 'the folder of the tests',
        allows: 'folder',
      },
    ]),
    ...layoutOf(listing, contract),
    ...(framework === undefined
      ? []
      : [
          obligationAt(listing, contract, {
            path: ['tooling', 'framework'],
            demand: { form: 'framework', name: framework },
          }),
        ]),
  ];
}

// `pytest with asyncio` and `pytest 8` are pytest.
function frameworkIn(text: string): string | undefined {
  return /^[@\w./:-]+/.exec(text.trim())?.[0].toLowerCase();
}

function layoutOf(listing: Listing, contract: Strategy): readonly Obligation[] {
  const { root_package: place, patterns = {}, naming_conventions: naming } = contract.value.test_layout;
  const pattern = naming?.file_pattern;
  const root = pathIn(place);
  if (pattern === undefined || root === undefined || pattern.includes('/')) return [];
  const declared = listing.workspace.contracts.tests.map(({ file }) => file);
  const levels = Object.entries(patterns).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const named = levels.flatMap(([level, text]) => {
    const folder = pathIn(text);
    if (folder === undefined) return [];
    const demand: TestNamesDemand = { form: 'test-names', folder, pattern, declared };
    return [obligationAt(listing, contract, { path: ['test_layout', 'patterns', level], demand })];
  });
  if (levels.length === 0) return named;
  const folders = [...levels.map(([, text]) => text), `${root}/modules`];
  const demand = { form: 'test-places', root, pattern, folders, declared } as const;
  return [...named, obligationAt(listing, contract, { path: ['test_layout', 'patterns'], demand })];
}
