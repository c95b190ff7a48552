import type { DocumentPath } from '../../documents/index.js';
import { ofKind, type FamilyContract } from '../../model/index.js';
import { baseName, parentPath, type RelPath } from '../../text/index.js';
import type { ManifestDemand, Obligation } from '../obligation.js';
import { obligationAt, pathIn, type Listing } from './listing.js';
import { namedPaths } from './paths.js';

type Schema = FamilyContract<'canonical-schema'>;

/** An instance of the canonical schema: its folder, and what is made in it and of it. */
export function ofCanonicalSchema(listing: Listing, contract: Schema): readonly Obligation[] {
  const { root_path: text, cursor_instructions: instructions } = contract.value;
  const root = pathIn(text);
  const at = (key: string, index: number): DocumentPath => ['cursor_instructions', key, index];
  const rooted =
    root === undefined
      ? []
      : [
          obligationAt(listing, contract, {
            path: ['root_path'],
            demand: {
              form: 'file',
              kind: 'schema_violation',
              what: 'the root path',
              path: root,
              allows: 'folder',
            } as const,
            context: { expectedRootPath: text },
          }),
        ];
  const documents = (instructions.generate_docs ?? []).flatMap((document, index) => {
    const path = pathIn(document);
    if (path === undefined) return [];
    const demand = { form: 'file', kind: 'missing_doc', what: 'a document to make', path } as const;
    return [obligationAt(listing, contract, { path: at('generate_docs', index), demand })];
  });
  const made = instructions.generate_files.map((file, index) => ({
    at: at('generate_files', index),
    text: pathOfMade(file, text),
    what: 'a file to make',
    allows: 'file' as const,
  }));
  const linked = (instructions.link_existing ?? []).map((path, index) => ({
    at: at('link_existing', index),
    text: path,
    what: 'a file that is there already',
  }));
  const manifest = instructions.post_generation?.manifest;
  const usual = manifest === undefined ? undefined : pathIn(manifest);
  return [
    ...rooted,
    ...namedPaths(listing, contract, [...made, ...linked, ...logFolders(contract)]),
    ...documents,
    ...(usual === undefined
      ? []
      : [
          manifestAt(listing, contract, {
            path: ['cursor_instructions', 'post_generation', 'manifest'],
            schema: contract,
            usual,
          }),
        ]),
  ];
}

// What is logged is written while the module runs; the repository holds the folder for it.
function logFolders({ value }: Schema) {
  return (value.cursor_instructions.logging ?? []).flatMap((file, index) => {
    const path = pathIn(file);
    const folder = path === undefined ? undefined : parentPath(path);
    const at = ['cursor_instructions', 'logging', index];
    return folder === undefined ? [] : [{ at, text: folder, what: 'the folder of a log', allows: 'folder' as const }];
  });
}

// Relative to the root path, unless it starts at the root of the repository as that does.
function pathOfMade(file: string, root: string): string {
  const folder = root.replace(/^\.\//, '').replace(/\/+$/, '');
  return file.startsWith(`${folder.split('/')[0] ?? ''}/`) ? file : `${folder}/${file}`;
}

/** The files that are made of a schema. */
export function madeBy({ value }: Schema): readonly RelPath[] {
  return value.cursor_instructions.generate_files.flatMap((file) => pathIn(pathOfMade(file, value.root_path)) ?? []);
}

interface ManifestPlace {
  readonly path: DocumentPath;
  readonly schema: Schema;
  /** Where the manifest is, when the schema does not say. */
  readonly usual: RelPath;
}

/** The manifest of what was made of a schema. */
export function manifestAt(
  listing: Listing,
  contract: FamilyContract,
  { path, schema, usual }: ManifestPlace,
): Obligation<ManifestDemand> {
  const stated = schema.value.cursor_instructions.post_generation?.manifest;
  const place = (stated === undefined ? undefined : pathIn(stated)) ?? usual;
  const demand: ManifestDemand = { form: 'manifest', path: place, schemaFile: schema.file, made: madeBy(schema) };
  return obligationAt(listing, contract, { path, demand });
}

/** The tests of what was made of a schema: for each program a test file that is named for it. */
export function testsAt(
  listing: Listing,
  contract: FamilyContract,
  { path, made }: { readonly path: DocumentPath; readonly made: readonly RelPath[] },
): readonly Obligation[] {
  const all = ofKind(listing.workspace.contracts.decoded, 'canonical-schema').flatMap(madeBy);
  return made
    .filter((subject) => /\.(?:py|[cm]?[jt]sx?)$/.test(subject) && !/^(?:__init__|index)\./.test(baseName(subject)))
    .map((subject) => {
      const isShared = all.filter((other) => baseName(other) === baseName(subject)).length > 1;
      return obligationAt(listing, contract, {
        path,
        demand: { form: 'test-of', subject, ...(isShared ? { isShared } : {}) },
        context: { modulePath: subject },
      });
    });
}
