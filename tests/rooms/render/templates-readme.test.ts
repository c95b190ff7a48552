import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { targetName, templateHelpers, templateKind } from '../../../src/render/index.js';

const readme = readFileSync(new URL('../../../templates/README.md', import.meta.url), 'utf8');

test('templates/README.md lists every helper with its description, in the order of the table', () => {
  const rows = [...readme.matchAll(/^\| `([a-z]+)` \|(?: ([\d–]+) \|)? (.+) \|$/gm)].map(
    ([, name, count, description]) => ({ name, count, description }),
  );
  expect(rows).toEqual(
    templateHelpers.map(({ name, kind, arguments: [least, greatest], description }) => {
      const count = least === greatest ? String(least) : `${least}–${greatest}`;
      return { name, count: kind === 'logic' ? count : undefined, description };
    }),
  );
});

test('a template name tells its kind and its target', () => {
  expect(templateKind('host/dot-github/workflows/ci.yml.hbs')).toBe('host');
  expect(targetName('host/dot-github/workflows/ci.yml.hbs')).toBe('.github/workflows/ci.yml');
  expect(targetName('host/dot-env.example.hbs')).toBe('.env.example');
  expect(targetName('host/l9/a-dot-b.ts')).toBe('l9/a-dot-b.ts');
});
