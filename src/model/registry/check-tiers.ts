import { nearestName } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import { registryDiagnostics } from './diagnostics.js';
import { callersOf, dependenciesOf, type Reference } from './module-references.js';
import { rawList, rawValue } from './raw-value.js';
import type { Registered, RegistryFacts } from './registry-facts.js';
import { isTier, mayDependOn } from './tiers.js';

const allowedTiers = ['dependencies', 'allowed_tiers'];

/**
 * Tells what a module needs of a tier that is not lower than its own, a list of allowed tiers that permits it, calls to and
 * from modules that nobody knows. The tiers are those of the registry.
 */
export function checkTiers(facts: RegistryFacts): void {
  for (const module of facts.modules) {
    if (module.entry.isBroken || !module.isOwnSpec || saysOtherTier(module)) continue;
    for (const reference of dependenciesOf(facts, module)) checkDependency(facts, module, reference);
    for (const reference of callersOf(facts, module)) {
      if (facts.bySnake.has(reference.snake)) continue;
      const near = nearModule(facts, reference.name);
      const at = { ...occurrenceAt(reference.document, reference.path), ...(near === undefined ? {} : { fix: near }) };
      facts.decoding.collector.add(registryDiagnostics.create('unknown-caller', { name: reference.name, near }, at));
    }
    checkAllowed(facts, module);
  }
}

function checkDependency(facts: RegistryFacts, module: Registered, reference: Reference): void {
  const { collector } = facts.decoding;
  const at = occurrenceAt(reference.document, reference.path);
  const other = facts.bySnake.get(reference.snake)?.entry;
  if (!other) {
    // What a module waits for is told with the other things that cannot start.
    if (reference.how === 'depends on') return;
    const near = nearModule(facts, reference.name);
    const fix = near === undefined ? {} : { fix: near };
    collector.add(modelDiagnostics.create('unknown-dependency', { name: reference.name, near }, { ...at, ...fix }));
    return;
  }
  const { moduleId, tier } = module.entry;
  // A module that waits for itself is a circle, which is told as one.
  if (reference.snake === module.snake) return;
  if (!mayDependOn(tier, other.tier)) {
    const parameters = { module: moduleId, tier, other: other.moduleId, above: other.tier };
    collector.add(registryDiagnostics.create('dependency-not-lower', parameters, at));
    return;
  }
  const allowed = tiersOf(module);
  if (allowed.length === 0 || allowed.includes(other.tier)) return;
  const here = `\`${moduleId}\` ${reference.how} \`${other.moduleId}\` of tier ${other.tier}`;
  const there = `its \`dependencies.allowed_tiers\` holds ${allowed.join(', ')} only`;
  collector.add(modelDiagnostics.create('contradiction', { here, there }, at));
}

function checkAllowed({ decoding }: RegistryFacts, module: Registered): void {
  const { tier } = module.entry;
  const document = module.spec?.document;
  const tiers = tiersOf(module);
  const wide = tiers.filter((allowed) => !mayDependOn(tier, allowed));
  if (!document || wide.length === 0) return;
  const fix = `[${tiers.filter((allowed) => mayDependOn(tier, allowed)).join(', ')}]`;
  const edit = { kind: 'set-value', path: allowedTiers, text: fix } as const;
  const at = { ...occurrenceAt(document, allowedTiers), fix, edit };
  decoding.collector.add(registryDiagnostics.create('tiers-too-wide', { tier, wide }, at));
}

// Told already; what the spec allows itself follows from the tier that it takes itself to have.
function saysOtherTier({ entry, spec }: Registered): boolean {
  const tier = spec?.document && rawValue(spec.document, ['metadata', 'tier']);
  return tier !== undefined && Number(tier) !== entry.tier;
}

// Older specs quote their numbers.
function tiersOf({ spec }: Registered): readonly number[] {
  const items = spec?.document ? rawList(spec.document, allowedTiers) : [];
  return items.map(Number).filter(isTier);
}

function nearModule({ modules }: RegistryFacts, name: string): string | undefined {
  return nearestName(
    name,
    modules.map(({ entry }) => entry.moduleId),
  );
}
