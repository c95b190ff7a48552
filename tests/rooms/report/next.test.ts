import { describe, expect, it } from 'vitest';

import { formatResult, reportFormats } from '../../../src/report/index.js';
import { plainOptions, resultWith } from './sample.js';

const result = resultWith({ summary: { created: 2 }, next: ['cd shop', 'npm\u001b install'] });

describe('what a person does next', () => {
  it('stands before the summary line of text, one command a line', () => {
    expect(formatResult(result, 'text', plainOptions)).toBe(
      'next: cd shop\nnext: npm\\u001b install\n\ncheck: ok (created 2)\n',
    );
  });

  it('is left out when quiet', () => {
    expect(formatResult(result, 'text', { ...plainOptions, quiet: true })).toBe('check: ok (created 2)\n');
  });

  it('is one line of markdown', () => {
    expect(formatResult(result, 'markdown', plainOptions)).toMatch(
      /^## l9gen check: ok\n\nNo findings \(created 2\)\.\n\nnext: .*cd shop.*, .*install.*\n$/,
    );
  });

  it.each(reportFormats.filter((format) => format !== 'text' && format !== 'markdown'))('is not in %s', (format) => {
    expect(formatResult(result, format, plainOptions)).not.toContain('cd shop');
  });
});
