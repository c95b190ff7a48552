import type { Diagnostic, Occurrence } from '../../diagnostics/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import { globsOverlap, globWithin, isGlob } from '../glob.js';
import { areaLists, type AreaList } from './areas.js';
import type { FamilyContract } from './contract.js';
import { familyDiagnostics } from './diagnostics.js';
import { placeText } from './place-text.js';

// A list longer than this is no policy that a person reads; comparing all of it with all of another is not worth it.
const mostCompared = 100;

/**
 * Holds the areas of one contract against each other. An area that lies in a stricter one can never apply and is a
 * contradiction; areas of which either goes beyond the other are a warning, because the stricter one decides.
 */
export function checkAreas(contract: FamilyContract): readonly Diagnostic[] {
  const lists = areaLists(contract);
  return lists.flatMap((list, index) =>
    list.items.slice(0, mostCompared).flatMap((area, item) => {
      const stricter = lists.slice(index + 1).flatMap(areasOf);
      const finding = isGlob(area) ? firstClash(contract, { list, item, area }, stricter) : undefined;
      return finding ? [finding] : [];
    }),
  );
}

interface Area {
  readonly list: AreaList;
  readonly item: number;
  readonly area: string;
}

function areasOf(list: AreaList): readonly Area[] {
  return list.items.slice(0, mostCompared).flatMap((area, item) => (isGlob(area) ? [{ list, item, area }] : []));
}

const demands = { allow: 'is allowed', review: 'needs a review', deny: 'is forbidden' } as const;

function firstClash({ document }: FamilyContract, own: Area, stricter: readonly Area[]): Diagnostic | undefined {
  const at = (): Occurrence => occurrenceAt(document, [...own.list.path, own.item]);
  const dead = stricter.find(({ area }) => globWithin(own.area, area));
  if (dead) {
    const place = placeText(document, [...dead.list.path, dead.item]);
    const there = `\`${dead.area}\`, which holds all of it, ${demands[dead.list.strictness]} at ${place}`;
    const here = `\`${own.area}\` ${demands[own.list.strictness]} here`;
    return modelDiagnostics.create('contradiction', { here, there }, at());
  }
  // What lies within is meant as an exception.
  const met = stricter.find(({ area }) => globsOverlap(own.area, area) && !globWithin(area, own.area));
  if (!met) return undefined;
  const place = placeText(document, [...met.list.path, met.item]);
  return familyDiagnostics.create('areas-overlap', { area: own.area, stricter: met.area, place }, at());
}
