import { describe, expect, it } from 'vitest';

import { formatResult, reportFormats } from '../../../src/report/index.js';
import { plainOptions, resultWith } from './sample.js';

const facts = [
  { name: 'file', values: ['l9/router.ts'] },
  { name: 'made by', values: ['a.hbs:1', 'b.hbs:2\u001b'] },
];
const result = resultWith({ facts });

describe('what there is to tell apart from findings', () => {
  it('stands in two columns of text, one value a line, nothing invisible', () => {
    expect(formatResult(result, 'text', plainOptions)).toBe(
      'file     l9/router.ts\nmade by  a.hbs:1\n         b.hbs:2\\u001b\n\ncheck: ok\n',
    );
  });

  it('is a list of markdown', () => {
    expect(formatResult(result, 'markdown', plainOptions)).toContain(
      '- file: <code>l9/router.ts</code>\n- made by: <code>a.hbs:1</code><br>',
    );
  });

  it.each(reportFormats.filter((format) => format !== 'text' && format !== 'markdown'))(
    'is not in %s, where the data says it',
    (format) => {
      expect(formatResult(result, format, plainOptions)).not.toContain('a.hbs:1');
    },
  );
});
