import type { Diagnostic } from '../../diagnostics/index.js';
import type { DocumentPath } from '../../documents/index.js';
import { isRelPath, nearestName, parseRelPath, type RelPath } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import { checkIds } from './check-ids.js';
import { ofKind, type FamilyContract } from './contract.js';
import type { DecodedFamily } from './decode-family.js';
import { documentOwners } from './document-owners.js';
import { familyDiagnostics } from './diagnostics.js';
import { placeText } from './place-text.js';
import { typeName } from './recognise-kind.js';

/** Holds everything that declares documents against each other: one owner per output, and no two stories about one path. */
export function checkDocs(family: DecodedFamily): readonly Diagnostic[] {
  const byFile = new Map(family.contracts.map((contract) => [contract.file, contract]));
  return [
    ...checkOutputs(family, byFile),
    ...ofKind(family.contracts, 'subsystem-docs').flatMap((contract) => checkSources(family, byFile, contract)),
    ...ofKind(family.contracts, 'module-meta').flatMap((contract) => checkModuleDocs(byFile, contract)),
  ];
}

// More documents of one folder than anybody describes.
const mostHeld = 100;

type ByFile = ReadonlyMap<RelPath, FamilyContract>;

function checkOutputs({ files, contracts }: DecodedFamily, byFile: ByFile): readonly Diagnostic[] {
  const owners = documentOwners(contracts);
  const names = new Set(files.map(({ file }) => file));
  return contracts.flatMap((contract) => {
    const { output, document } = contract;
    if (output === undefined) return [];
    const first = owners.get(output);
    const owner = first === contract ? byFile.get(output) : first;
    if (!owner && !names.has(output)) return [];
    const other = owner ? placeText(owner.document, locationOf(owner)) : `the contract \`${output}\` itself`;
    const at = occurrenceAt(document, locationOf(contract));
    const hint = 'Write another location, or merge the two contracts.';
    return [modelDiagnostics.create('name-taken', { what: `The output \`${output}\``, other }, { ...at, hint })];
  });
}

function locationOf({ document }: FamilyContract): DocumentPath {
  return 'location' in document.value ? ['location'] : ['type'];
}

function checkSources(
  { files, contracts }: DecodedFamily,
  byFile: ByFile,
  { document, value }: FamilyContract<'subsystem-docs'>,
): readonly Diagnostic[] {
  const sources = contracts.flatMap(({ file, output }) => (output === undefined ? [] : [file]));
  const broken = new Set(files.flatMap(({ file }) => (byFile.has(file) ? [] : [file])));
  const wrong = value.docs.slice(0, mostHeld).flatMap(({ path, source }, index) => {
    if (source === undefined) return [];
    const [target, from] = [parseRelPath(path), parseRelPath(source)];
    // A broken source has been told, and what it would be rendered to is not known.
    if (!isRelPath(target) || !isRelPath(from) || broken.has(from)) return [];
    const output = byFile.get(from)?.output;
    if (output === target) return [];
    const at = (key: string): ReturnType<typeof occurrenceAt> => occurrenceAt(document, ['docs', index, key]);
    if (output === undefined) {
      const near = nearestName(source, sources);
      return [
        familyDiagnostics.create(
          'unknown-source',
          { source, near },
          { ...at('source'), ...(near ? { fix: near } : {}) },
        ),
      ];
    }
    const parameters = {
      here: `\`${path}\` is made from \`${source}\` here`,
      there: `\`${source}\` is rendered to \`${output}\``,
    };
    return [modelDiagnostics.create('contradiction', parameters, { ...at('path'), fix: output })];
  });
  const ids = value.docs.map(({ path }) => path);
  return [...checkIds({ document, path: ['docs'], ids, key: 'path', what: 'document' }), ...wrong];
}

function checkModuleDocs(byFile: ByFile, { document, value }: FamilyContract<'module-meta'>): readonly Diagnostic[] {
  return [...docsOfModule(byFile, { document, value }), ...testsOfModule(byFile, { document, value })];
}

type Meta = Pick<FamilyContract<'module-meta'>, 'document' | 'value'>;

function docsOfModule(byFile: ByFile, { document, value }: Meta): readonly Diagnostic[] {
  if (!value.docs) return [];
  const contract = named(byFile, value.docs.meta_file);
  if (!contract) return [];
  if (contract.output === undefined) {
    const at = occurrenceAt(document, ['docs', 'meta_file']);
    return [familyDiagnostics.create('unknown-source', { source: value.docs.meta_file, near: undefined }, at)];
  }
  if (value.docs.required_docs.some((path) => parseRelPath(path) === contract.output)) return [];
  const parameters = {
    here: `required_docs does not name \`${contract.output}\` here`,
    there: `\`${contract.file}\` is rendered to it`,
  };
  const place = occurrenceAt(document, ['docs', 'required_docs'], 'key');
  return [modelDiagnostics.create('contradiction', parameters, { ...place, fix: `- ${contract.output}` })];
}

function testsOfModule(byFile: ByFile, { document, value }: Meta): readonly Diagnostic[] {
  const contract = value.tests && named(byFile, value.tests.meta_file);
  if (!contract || contract.kind === 'subsystem-tests') return [];
  const parameters = {
    here: `\`tests.meta_file\` is \`${contract.file}\` here`,
    there: `that contract is of type \`${typeName(contract.kind)}\``,
  };
  return [modelDiagnostics.create('contradiction', parameters, occurrenceAt(document, ['tests', 'meta_file']))];
}

function named(byFile: ByFile, path: string): FamilyContract | undefined {
  const file = parseRelPath(path);
  return isRelPath(file) ? byFile.get(file) : undefined;
}
