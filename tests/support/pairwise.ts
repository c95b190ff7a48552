/** The values that each option can take. */
export type Options = Readonly<Record<string, readonly string[]>>;

/** One choice per option. */
export type Combination = Readonly<Record<string, string>>;

/**
 * Few combinations in which every two values of different options meet at least once. Greedy and deterministic: each
 * new combination takes, option by option, the value that makes the most pairs that nobody has had yet.
 */
export function pairwise(options: Options): readonly Combination[] {
  const names = Object.keys(options);
  const open = new Set(
    names.flatMap((a, at) =>
      names
        .slice(at + 1)
        .flatMap((b) => valuesOf(options, a).flatMap((x) => valuesOf(options, b).map((y) => pairKey([a, x], [b, y])))),
    ),
  );
  const combinations: Combination[] = [];
  while (open.size > 0) {
    const combination = complete(options, open);
    combinations.push(combination);
    for (const pair of pairsOf(combination)) open.delete(pair);
  }
  return combinations;
}

// Starts from a pair that is still open, so that every round closes at least one.
function complete(options: Options, open: ReadonlySet<string>): Combination {
  const [seed = ''] = open;
  const chosen: Record<string, string> = Object.fromEntries(JSON.parse(seed) as readonly (readonly [string, string])[]);
  for (const name of Object.keys(options)) {
    if (chosen[name] !== undefined) continue;
    const gains = valuesOf(options, name).map((value) => {
      const gain = Object.entries(chosen).filter(([other, taken]) =>
        open.has(pairKey([other, taken], [name, value])),
      ).length;
      return { value, gain };
    });
    chosen[name] = gains.reduce((best, next) => (next.gain > best.gain ? next : best)).value;
  }
  return chosen;
}

/** Every pair of choices in a combination, as keys that do not depend on the order of options. */
export function pairsOf(combination: Combination): readonly string[] {
  const choices = Object.entries(combination);
  return choices.flatMap((a, at) => choices.slice(at + 1).map((b) => pairKey(a, b)));
}

function pairKey(a: readonly [string, string], b: readonly [string, string]): string {
  return JSON.stringify(a[0] < b[0] ? [a, b] : [b, a]);
}

function valuesOf(options: Options, name: string): readonly string[] {
  return options[name] ?? [];
}
