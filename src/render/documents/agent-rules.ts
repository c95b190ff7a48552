import type { Collaboration } from '../../model/index.js';

/** The rules for agents in a whole repository, each area once, under the strictest word that is said of it. */
export interface AgentRules {
  readonly allowed: readonly string[];
  readonly review: readonly string[];
  readonly forbidden: readonly string[];
  readonly reading: readonly string[];
  readonly checks: readonly string[];
}

/** Joins what several contracts ask of agents. */
export function agentRules(collaboration: readonly Collaboration[]): AgentRules {
  const seen = new Set<string>();
  const take = (list: 'allow' | 'review' | 'deny'): readonly string[] =>
    collaboration
      .flatMap((one) => one[list])
      .flatMap(({ text, glob }) => {
        const key = glob ?? text;
        if (seen.has(key)) return [];
        seen.add(key);
        return [key];
      });
  const [forbidden, review, allowed] = [take('deny'), take('review'), take('allow')];
  return {
    ...{ allowed, review, forbidden },
    reading: unique(collaboration.flatMap(({ preReading }) => preReading)),
    checks: unique(collaboration.flatMap(({ postChecks }) => postChecks)),
  };
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
