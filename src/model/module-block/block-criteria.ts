import { snakeCase } from '../../text/index.js';
import { rejection } from '../spec-rules/check-acceptance.js';
import type { BlockReading } from './block-reading.js';
import type { CriterionChoice, ModuleDetails } from './module-details.js';

/** What the block wants proven: what is refused is negative, the rest positive. Each name is the name of its test. */
export function criteriaOf(reading: BlockReading): Pick<ModuleDetails, 'positive' | 'negative'> {
  const criteria = (reading.block.acceptance_min ?? []).map(criterionOf);
  const isNegative = ({ description }: CriterionChoice): boolean => rejection.test(description.toLowerCase());
  return {
    positive: criteria.filter((criterion) => !isNegative(criterion)),
    negative: criteria.filter(isNegative),
  };
}

function criterionOf(name: string): CriterionChoice {
  const words = snakeCase(name).replaceAll('_', ' ');
  return { description: `${words.charAt(0).toUpperCase()}${words.slice(1)}.`, test: snakeCase(name) };
}
