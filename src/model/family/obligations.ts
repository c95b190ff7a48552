import { toPointer } from '../../documents/index.js';
import { isRelPath, parseRelPath, type RelPath } from '../../text/index.js';
import { ofKind, type FamilyContract } from './contract.js';
import type { ContractFamily, ContractPlace, DocObligation, TestObligation } from './family.js';
import type { TestClaim } from './test-claims.js';

/** The demands for tests joined: one obligation per file, level and piece of code, with the union of what must be proven. */
export function testObligations(claims: readonly TestClaim[]): readonly TestObligation[] {
  const joined = new Map<string, TestObligation>();
  for (const { contract, path, level, id, file, subject, behaviours } of claims) {
    const key = JSON.stringify([file, level, subject]);
    const before = joined.get(key);
    joined.set(key, {
      file,
      level,
      ...(subject === undefined ? {} : { subject }),
      ids: union(before?.ids, id === undefined ? [] : [id]),
      behaviours: union(before?.behaviours, behaviours),
      from: [...(before?.from ?? []), { contract: contract.file, pointer: toPointer(path) }],
    });
  }
  return [...joined.values()];
}

/** The demands for documents joined by path: what contracts are rendered to, docs metas and module metas. */
export function docObligations(contracts: readonly FamilyContract[]): readonly DocObligation[] {
  const joined = new Map<RelPath, DocObligation>();
  for (const { path, source, sections, from } of docClaims(contracts)) {
    const target = parseRelPath(path);
    if (!isRelPath(target)) continue;
    const before = joined.get(target);
    const origin = before?.source ?? (source === undefined ? undefined : parseRelPath(source));
    joined.set(target, {
      path: target,
      ...(origin !== undefined && isRelPath(origin) ? { source: origin } : {}),
      sections: union(before?.sections, sections),
      from: [...(before?.from ?? []), from],
    });
  }
  return [...joined.values()];
}

interface DocClaim {
  readonly path: string;
  readonly source: string | undefined;
  readonly sections: readonly string[];
  readonly from: ContractPlace;
}

function docClaims(contracts: readonly FamilyContract[]): readonly DocClaim[] {
  const rendered = contracts.flatMap(({ file, output, value }): readonly DocClaim[] => {
    if (output === undefined) return [];
    const pointer = 'location' in value ? '/location' : '';
    return [{ path: output, source: file, sections: [], from: { contract: file, pointer } }];
  });
  const listed = ofKind(contracts, 'subsystem-docs').flatMap(({ file, value }) =>
    value.docs.map(({ path, source, required_sections: sections = [] }, index): DocClaim => ({
      path,
      source,
      sections,
      from: { contract: file, pointer: `/docs/${index}` },
    })),
  );
  const ofModules = ofKind(contracts, 'module-meta').flatMap(({ file, value }) =>
    (value.docs?.required_docs ?? []).map((path, index): DocClaim => ({
      path,
      source: undefined,
      sections: [],
      from: { contract: file, pointer: `/docs/required_docs/${index}` },
    })),
  );
  return [...rendered, ...listed, ...ofModules];
}

/** The floors of coverage: the repository's, raised where contracts of unit tests ask for more. */
export function coverageFloors(contracts: readonly FamilyContract[]): ContractFamily['coverage'] {
  const [repository] = ofKind(contracts, 'repo-contract');
  const { min_unit_coverage: floor, min_integration_coverage: integration } = repository?.value.ci_contracts ?? {};
  const targets = ofKind(contracts, 'test-unit-spec').map(({ value }) => value.expectations?.coverage_target);
  const known = [floor, ...targets].filter((value) => value !== undefined);
  return {
    ...(known.length > 0 ? { unit: known.reduce((most, value) => Math.max(most, value)) } : {}),
    ...(integration === undefined ? {} : { integration }),
  };
}

function union(before: readonly string[] | undefined, more: readonly string[]): readonly string[] {
  return [...new Set([...(before ?? []), ...more])];
}
