import { expect, test } from 'vitest';

import { createCollector, defineDiagnostics } from '../../src/diagnostics/index.js';

/* Whatever stands in a repository: the program gives a value or findings, soon and in bounded memory, and never throws. */

const told = defineDiagnostics('told', {
  wrong: {
    severity: 'error',
    title: 'wrong',
    message: (p: { readonly number: number }) => `Number ${p.number} is wrong.`,
    cause: 'A test says so.',
    fix: 'None.',
    example: 'None.',
  },
});

test('findings are gathered by the hundred thousand', () => {
  const many = Array.from({ length: 200_000 }, (_, number) => told.create('wrong', { number }));
  const collector = createCollector();
  collector.addAll(many);
  collector.take({ diagnostics: many });
  expect(collector.all().length).toBe(many.length);
});
