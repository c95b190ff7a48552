import { envExampleNames } from '../env-example.js';
import type { FamilyContract } from '../../model/index.js';
import { relPath } from '../../text/index.js';
import type { Obligation } from '../obligation.js';
import { isProse, type Listing } from './listing.js';
import { namedPaths, type NamedPath } from './paths.js';
import { namedVariables } from './variables.js';

type RootReadme = FamilyContract<'root-readme'>;

/** The repository as its README describes it: what lies where, configuration, what to read first, the licence. */
export function ofRootReadme(listing: Listing, contract: RootReadme): readonly Obligation[] {
  const { configuration } = contract.value;
  return [
    ...namedPaths(listing, contract, [...partsOf(contract), ...filesOf(contract)]),
    ...namedVariables(listing, contract, {
      at: ['configuration', 'env_vars_required'],
      names: configuration?.env_vars_required ?? [],
    }),
  ];
}

function partsOf({ value: { architecture, repository_layout: layout } }: RootReadme): readonly NamedPath[] {
  return [
    ...(architecture?.key_components ?? []).map(({ path: text }, index) => ({
      at: ['architecture', 'key_components', index, 'path'],
      text,
      what: 'a key component',
    })),
    ...(layout?.entries ?? []).map(({ path: text }, index) => ({
      at: ['repository_layout', 'entries', index, 'path'],
      text,
      what: 'a part of the repository',
    })),
  ];
}

function filesOf({ value }: RootReadme): readonly NamedPath[] {
  const { configuration, deployment, ai_collaboration: agents, license } = value;
  // Where variables are named, they demand the example of the env file.
  const hasVariables = (configuration?.env_vars_required ?? []).length > 0;
  const files = (configuration?.files ?? []).flatMap(({ path: text }, index): readonly NamedPath[] => {
    if (isEnvFile(text) && hasVariables) return [];
    const at = ['configuration', 'files', index, 'path'];
    const or = isEnvFile(text) ? { or: envExampleNames.map(relPath) } : {};
    return [{ at, text, what: 'a configuration file', ...or }];
  });
  const entrypoints = (deployment?.entrypoints ?? []).flatMap((text, index): readonly NamedPath[] =>
    isEntryFile(text)
      ? [{ at: ['deployment', 'entrypoints', index], text, what: 'an entrypoint', allows: 'file' }]
      : [],
  );
  const reading = (agents?.required_pre_reading ?? []).flatMap((text, index): readonly NamedPath[] =>
    isProse(text) ? [] : [{ at: ['ai_collaboration', 'required_pre_reading', index], text, what: 'required reading' }],
  );
  const terms: readonly NamedPath[] =
    license?.file === undefined
      ? []
      : [{ at: ['license', 'file'], text: license.file, what: 'the licence', allows: 'file' }];
  return [...files, ...entrypoints, ...reading, ...terms];
}

// What holds secrets is kept out of git; its example stands for it.
function isEnvFile(text: string): boolean {
  return /^(?:\.\/)?\.env(?:\.[\w-]+)?$/.test(text);
}

// A command has words, a module its object behind a colon; both are no path.
function isEntryFile(text: string): boolean {
  return /^(?:\.\/)?(?:[\w.-]+\/)*[\w-]+\.(?:py|[cm]?[jt]sx?|sh|go|rb)$/.test(text);
}
