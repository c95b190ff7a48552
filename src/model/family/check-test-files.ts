import type { Diagnostic } from '../../diagnostics/index.js';
import { baseName, type RelPath } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import { globWithin, nameMatches } from '../glob.js';
import { ofKind, type FamilyContract } from './contract.js';
import { familyDiagnostics } from './diagnostics.js';
import { placeText } from './place-text.js';
import type { TestClaim, TestLevel } from './test-claims.js';

/** Holds everything that declares tests against each other and against the test strategy. */
export function checkTestFiles(
  claims: readonly TestClaim[],
  contracts: readonly FamilyContract[],
): readonly Diagnostic[] {
  const declared = claims.filter(({ isDeclared }) => isDeclared);
  return [...checkLevels(declared), ...checkNames(declared, contracts), ...checkPlaces(declared, contracts)];
}

// A file is run with the unit tests or with the others, not with both.
function checkLevels(claims: readonly TestClaim[]): readonly Diagnostic[] {
  const first = new Map<RelPath, TestClaim>();
  const told = new Set<RelPath>();
  return claims.flatMap((claim) => {
    if (claim.level === 'governance') return [];
    const other = first.get(claim.file);
    if (!other) first.set(claim.file, claim);
    if (!other || told.has(claim.file) || (other.level === 'unit') === (claim.level === 'unit')) return [];
    told.add(claim.file);
    const place = placeText(other.contract.document, [...other.path, 'file']);
    const parameters = {
      here: `\`${claim.file}\` holds ${levelName[claim.level]} here`,
      there: `it holds ${levelName[other.level]} at ${place}`,
    };
    const at = occurrenceAt(claim.contract.document, [...claim.path, 'file']);
    return [modelDiagnostics.create('contradiction', parameters, at)];
  });
}

const levelName: Readonly<Record<TestLevel, string>> = {
  unit: 'unit tests',
  integration: 'integration tests',
  e2e: 'end-to-end tests',
  governance: 'tests of invariants',
};

function checkNames(claims: readonly TestClaim[], contracts: readonly FamilyContract[]): readonly Diagnostic[] {
  const [strategy] = ofKind(contracts, 'test-strategy');
  const pattern = strategy?.value.test_layout.naming_conventions?.file_pattern;
  if (!strategy || pattern === undefined) return [];
  const told = new Set<RelPath>();
  return claims.flatMap(({ contract, path, file }) => {
    if (told.has(file) || nameMatches(baseName(file), pattern)) return [];
    told.add(file);
    const place = placeText(strategy.document, ['test_layout', 'naming_conventions', 'file_pattern']);
    const at = occurrenceAt(contract.document, [...path, 'file']);
    return [familyDiagnostics.create('test-file-name', { file, pattern, place }, at)];
  });
}

// A file that a contract names stays where it is; the strategy only says where people look for it.
function checkPlaces(claims: readonly TestClaim[], contracts: readonly FamilyContract[]): readonly Diagnostic[] {
  const [strategy] = ofKind(contracts, 'test-strategy');
  if (!strategy) return [];
  const { patterns = {}, root_package: root } = strategy.value.test_layout;
  const ofModules = patterns.modules ?? `${root.replace(/\/+$/, '')}/modules`;
  const told = new Set<RelPath>();
  return claims.flatMap(({ contract, path, level, file }) => {
    const pattern = level === 'governance' ? undefined : patterns[level];
    if (pattern === undefined || told.has(file)) return [];
    if ([pattern, ofModules].some((place) => globWithin(file, place))) return [];
    told.add(file);
    const place = placeText(strategy.document, ['test_layout', 'patterns', level]);
    const at = occurrenceAt(contract.document, [...path, 'file']);
    return [familyDiagnostics.create('test-file-place', { file, tests: levelName[level], pattern, place }, at)];
  });
}
