import type { FamilyContract } from '../../model/index.js';
import { joinPath } from '../../text/index.js';
import type { Obligation } from '../obligation.js';
import { obligationAt, pathIn, type Listing } from './listing.js';
import { namedPaths } from './paths.js';
import { testFile } from './tests-of.js';

type Meta = FamilyContract<'module-meta'>;

const layoutKeys = [
  'routes_module',
  'adapter_module',
  'service_module',
  'client_module',
  'schemas_module',
  'config_module',
  'handlers_module',
] as const;

/** A module: the files of its layout, its documents, its tests, and the contracts of both. One that is not to be built yet demands nothing. */
export function ofModuleMeta(listing: Listing, contract: Meta): readonly Obligation[] {
  const { layout, docs, tests, module_id: id } = contract.value;
  if (!listing.isBuilt(id)) return [];
  const folder = pathIn(layout.package_path);
  const files = layoutKeys.flatMap((key) => {
    const text = layout[key];
    if (text === undefined || folder === undefined) return [];
    return [{ at: ['layout', key], text, what: 'a file of the layout', folder, allows: 'file' as const }];
  });
  return [
    ...namedPaths(listing, contract, [
      { at: ['layout', 'package_path'], text: layout.package_path, what: 'the folder of the module', allows: 'folder' },
      ...files,
      ...substrateOf(contract),
    ]),
    ...metaFile(listing, contract, { at: ['docs', 'meta_file'], text: docs?.meta_file }),
    ...(docs?.required_docs ?? []).flatMap((text, index) => {
      const path = pathIn(text);
      if (path === undefined) return [];
      const demand = { form: 'file', kind: 'missing_doc', what: 'a document of the module', path } as const;
      return [obligationAt(listing, contract, { path: ['docs', 'required_docs', index], demand })];
    }),
    ...metaFile(listing, contract, { at: ['tests', 'meta_file'], text: tests?.meta_file }),
    ...testsOf(listing, contract),
  ];
}

function substrateOf({ value }: Meta) {
  const text = value.wiring?.memory?.substrate_adapter;
  const at = ['wiring', 'memory', 'substrate_adapter'];
  return text === undefined ? [] : [{ at, text, what: 'the way to the memory', allows: 'file' as const }];
}

function metaFile(
  listing: Listing,
  contract: Meta,
  { at, text }: { readonly at: readonly string[]; readonly text: string | undefined },
): readonly Obligation[] {
  const path = text === undefined ? undefined : pathIn(text);
  if (path === undefined) return [];
  const demand = { form: 'file', kind: 'missing_contract', what: 'a contract of the module', path } as const;
  return [obligationAt(listing, contract, { path: at, demand })];
}

function testsOf(listing: Listing, contract: Meta): readonly Obligation[] {
  const { tests, module_id: id, layout } = contract.value;
  const levels = [
    ['unit_tests', tests?.unit_tests],
    ['integration_tests', tests?.integration_tests],
  ] as const;
  const folder = pathIn(layout.package_path);
  const service = layout.service_module;
  const subject = folder === undefined || service === undefined ? {} : { subject: joinPath(folder, service) };
  return levels.flatMap(([key, list]) =>
    (list ?? []).flatMap(({ file, must_cover: behaviours }, index) =>
      testFile(listing, contract, {
        at: ['tests', key, index],
        file,
        key: 'must_cover',
        behaviours,
        subsystem: id,
        ...(key === 'unit_tests' ? subject : {}),
      }),
    ),
  );
}
