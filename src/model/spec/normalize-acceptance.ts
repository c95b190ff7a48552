import { criterionIds } from './criterion-ids.js';
import type { Origin } from './origins.js';
import { asList, asPlain, type NormalizedSpec, type Plain } from './plain.js';

/** Criteria in one form: a bare text gets an id and a test name, `criterion` is the description of 2.3 and earlier. */
export function normalizeAcceptance(acceptance: Plain): NormalizedSpec {
  const positive = criteria(asList(acceptance['positive']), 'positive');
  const negative = criteria(asList(acceptance['negative']), 'negative');
  return {
    value: { positive: positive.value, negative: negative.value },
    origins: [...positive.origins, ...negative.origins],
  };
}

function criteria(items: readonly unknown[], list: 'positive' | 'negative') {
  const ids = criterionIds(items, list === 'positive' ? 'AP' : 'AN');
  const origins: Origin[] = [];
  const value = items.map((item, index) => {
    const id = ids[index];
    if (typeof item === 'string') return { id, description: item, test: testName(item) };
    const { criterion, id: _, description = criterion, ...rest } = asPlain(item);
    const path = ['acceptance', list, index];
    if (criterion !== undefined && description === criterion)
      origins.push({ canonical: [...path, 'description'], written: [...path, 'criterion'] });
    return { id, description, ...rest };
  });
  return { value, origins };
}

// A bare name is the test's; of a sentence, its words are.
function testName(text: string): string {
  if (/^[A-Za-z_]\w*$/.test(text)) return text;
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? ['criterion'];
  return words.join('_').slice(0, 80).replace(/_+$/, '');
}
