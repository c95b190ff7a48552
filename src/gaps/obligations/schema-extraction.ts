import { ofKind, type FamilyContract } from '../../model/index.js';
import { isRelPath, parseRelPath } from '../../text/index.js';
import type { Obligation } from '../obligation.js';
import { madeBy, manifestAt, testsAt } from './canonical-schema.js';
import { obligationAt, pathIn, type Listing } from './listing.js';
import { namedPaths } from './paths.js';

const inputs = ['canonical_schema_template', 'glue_contract', 'extractor_prompt', 'extractor_runner'] as const;

/** The extraction of schemas: what it works with, and for each target its schema, its manifest and its tests. */
export function ofSchemaExtraction(
  listing: Listing,
  contract: FamilyContract<'schema-extraction'>,
): readonly Obligation[] {
  const { targets, ci_enforcement: ci } = contract.value;
  const schemas = new Map(
    ofKind(listing.workspace.contracts.decoded, 'canonical-schema').map((schema) => [schema.file, schema]),
  );
  const named = inputs.flatMap((key) => {
    const text = contract.value[key];
    return text === undefined
      ? []
      : [{ at: [key], text, what: 'what the extraction works with', allows: 'file' as const }];
  });
  const ofTargets = targets.flatMap(({ name, schema_file: text }, index): readonly Obligation[] => {
    const path = pathIn(text);
    if (path === undefined) return [];
    const at = ['targets', index, 'schema_file'];
    const demand = { form: 'file', kind: 'missing_contract', what: `the schema of \`${name}\``, path } as const;
    const schema = schemas.get(path);
    const made = schema ? madeBy(schema) : [];
    const usual = parseRelPath(`manifests/${name}_v6_manifest.json`);
    return [
      obligationAt(listing, contract, { path: at, demand }),
      ...(schema && ci?.require_manifest === true && isRelPath(usual)
        ? [manifestAt(listing, contract, { path: ['targets', index], schema, usual })]
        : []),
      ...(ci?.require_tests === true ? testsAt(listing, contract, { path: ['targets', index], made }) : []),
    ];
  });
  return [...namedPaths(listing, contract, named), ...ofTargets];
}
