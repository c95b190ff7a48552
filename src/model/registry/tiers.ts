const topTier = 7;

/** Whether a module of a tier may depend on one of the other: on lower tiers only; the top tier on all. */
export function mayDependOn(tier: number, other: number): boolean {
  return tier === topTier || other < tier;
}

/** True for a number that is a tier. */
export function isTier(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= topTier;
}
