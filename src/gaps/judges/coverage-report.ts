import { parseJson, valueAt } from '../../documents/index.js';
import type { RelPath } from '../../text/index.js';
import { attributesOf, elementsOf } from './xml-elements.js';

/** The share of lines that are covered, 0 to 1, or why a report does not say it. */
export type CoverageReading = { readonly share: number } | { readonly problem: string };

/** Reads a coverage report by its ending: a summary in JSON, LCOV, or Cobertura's XML. */
export function readCoverage(file: RelPath, text: string): CoverageReading {
  if (file.endsWith('.json')) return fromSummary(file, text);
  return file.endsWith('.xml') ? fromXml(text) : fromLcov(text);
}

function shareOf(covered: number, total: number): CoverageReading {
  if (!(total > 0) || !(covered >= 0) || covered > total) return { problem: 'counts no line' };
  return { share: covered / total };
}

function fromSummary(file: RelPath, text: string): CoverageReading {
  const { value } = parseJson(file, text);
  if (!value) return { problem: 'is no JSON' };
  const [covered, total] = ['covered', 'total'].map((key) => valueAt(value.value, ['total', 'lines', key]));
  if (typeof covered !== 'number' || typeof total !== 'number') return { problem: 'has no `total.lines`' };
  return shareOf(covered, total);
}

function fromLcov(text: string): CoverageReading {
  const sum = (key: string): number =>
    text
      .split(/\r\n|\r|\n/)
      .filter((line) => line.startsWith(`${key}:`))
      .reduce((all, line) => all + Number(line.slice(key.length + 1)), 0);
  return shareOf(sum('LH'), sum('LF'));
}

function fromXml(text: string): CoverageReading {
  const [root] = elementsOf(text, 'coverage');
  if (!root) return { problem: 'has no element `coverage`' };
  const attributes = attributesOf(root.attributes);
  const [covered, valid] = [Number(attributes.get('lines-covered')), Number(attributes.get('lines-valid'))];
  if (valid > 0) return shareOf(covered, valid);
  const rate = Number(attributes.get('line-rate') ?? 'none');
  return rate >= 0 && rate <= 1 ? { share: rate } : { problem: 'states no `line-rate`' };
}
