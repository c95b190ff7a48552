import type { Decoding } from '../contracts/decoding.js';
import { checkContract } from './check-contract.js';
import { checkCoverage } from './check-coverage.js';
import { checkDocs } from './check-docs.js';
import { checkHeadings } from './check-headings.js';
import { checkGeneratedFiles } from './check-machine-files.js';
import { checkTestFiles } from './check-test-files.js';
import { checkWiring } from './check-wiring.js';
import { collaborationOf } from './collaboration-of.js';
import { decodeFamily } from './decode-family.js';
import type { ContractFamily } from './family.js';
import { coverageFloors, docObligations, testObligations } from './obligations.js';
import { testClaims } from './test-claims.js';
import { wiringDemands } from './wiring-demands.js';

/** Decodes the contracts that were found by their names, holds them against each other, and says what they demand. */
export function normalizeFamily(decoding: Decoding): ContractFamily {
  const family = decodeFamily(decoding);
  const { files, contracts } = family;
  const claims = testClaims(contracts);
  const findings = [
    ...contracts.flatMap(checkContract),
    ...checkDocs(family),
    ...checkHeadings(contracts),
    ...checkTestFiles(claims, contracts),
    ...checkCoverage(contracts),
    ...checkGeneratedFiles(contracts),
    ...checkWiring(family, claims, decoding.sources),
  ];
  for (const finding of findings) decoding.collector.add(finding);
  const demands = frozen({
    files,
    tests: testObligations(claims),
    docs: docObligations(contracts),
    collaboration: contracts.flatMap((contract) => collaborationOf(contract) ?? []),
    wiring: wiringDemands(contracts),
    coverage: coverageFloors(contracts),
  });
  return { ...demands, decoded: contracts };
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const below of Object.values(value)) frozen(below);
  }
  return value;
}
