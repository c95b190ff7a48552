import type { Origin } from './plan.js';

/** The reason of an operation in one line: `modules/specs/x.yaml:5:3 by module/config.ts.hbs`. */
export function reasonOf({ contract, line, column, template, rule }: Origin): string {
  const place = line === undefined ? contract : `${contract}:${line}:${column ?? 1}`;
  const maker = template ?? rule;
  return maker === undefined ? place : `${place} by ${maker}`;
}
