import { byCodePoint, type RelPath } from '../../text/index.js';
import type { Decoding } from '../contracts/decoding.js';
import { checkMetas } from './check-metas.js';
import { checkMissingSpecs } from './check-missing-specs.js';
import { checkOrphans } from './check-orphans.js';
import { checkSpecNames } from './check-spec-names.js';
import { checkStartup } from './check-startup.js';
import { checkStatuses } from './check-statuses.js';
import { checkSuccession } from './check-succession.js';
import { checkTiers } from './check-tiers.js';
import { checkTopics } from './check-topics.js';
import type { RegisteredEntry } from './decode-registry.js';
import { gatherFacts } from './registry-facts.js';
import type { Workspace } from '../workspace.js';

/**
 * Holds registry, specs, module folders and their contracts against each other, in every direction. Gives what no entry
 * leads to, sorted. The time grows with the number of modules, not with its square.
 */
export function checkRegistry(
  decoding: Decoding,
  entries: readonly RegisteredEntry[],
  slots: Workspace['slots'],
): readonly RelPath[] {
  const facts = gatherFacts(decoding, entries, slots);
  const elsewhere = checkMissingSpecs(facts);
  checkSpecNames(facts);
  checkMetas(facts);
  checkStatuses(facts);
  checkTiers(facts);
  checkStartup(facts);
  checkSuccession(facts);
  checkTopics(facts);
  return [...checkOrphans(facts, elsewhere)].sort(byCodePoint);
}
