import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';

const folder = 'tests/fixtures/markdown';

/** Documents that people wrote by hand, by name. */
export const handWritten: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);

const word = fc.constantFrom(
  'books',
  'money',
  '*loud*',
  '`code`',
  'a_b',
  '[link]',
  '&amp;',
  '<b>',
  'Ünï',
  '#no',
  '1.',
  '| x',
  '\\',
);
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `x ${words.join(' ')}`);
const title = fc.constantFrom(
  ...[
    'Usage',
    'Component purpose',
    '2. Testing strategy',
    'internal DESIGN!',
    'Public APIs',
    'Für alle',
    '🎯',
    'Notes',
  ],
);

const block = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 6 }), title).map(([depth, text]) => `${'#'.repeat(depth)} ${text}`),
  },
  title.map((text) => `## ${text} ##`),
  fc.tuple(title, fc.constantFrom('===', '-----')).map(([text, under]) => `${text}\n${under}`),
  { weight: 3, arbitrary: fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')) },
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((one) => `- ${one}`).join('\n')),
  fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map((lines) => lines.map((one, at) => `${at + 1}) ${one}\n   more`).join('\n')),
  line.map((text) => `\`\`\`sh\n# ${text}\n<!-- l9gen: component-purpose 0123456789ab -->\n\`\`\``),
  line.map((text) => `~~~~\n## ${text}\n\`\`\`\n~~~\n~~~~`),
  line.map((text) => `    # ${text}\n    code`),
  line.map((text) => `> ## ${text}\n> quoted\nlazy`),
  line.map((text) => `| ${text.replaceAll('|', '/')} | b |\n|---|:-:|\n| 1 | 2 |`),
  line.map((text) => `<!--\n## ${text.replaceAll('--', '')}\n-->`),
  line.map((text) => `<div>\n\n## ${text}\n\n</div>`),
  line.map((text) => `<pre>\n\n# ${text}\n</pre>`),
  line.map((text) => `<!-- ${text.replaceAll('--', '')}\n\n## Component purpose\n\n-->`),
  fc
    .tuple(title, line)
    .map(([name, text]) => `<details>\n<summary>${name}</summary>\n\n## ${name}\n\n${text}\n\n</details>`),
  fc.tuple(title, line).map(([name, text]) => `> - # ${name}\n>   - ## ${name}\n>\n>     ${text}\n>\n> ${name}\n> ---`),
  fc.tuple(title, line).map(([name, text]) => `1. ## ${name}\n\n   ${text}\n\n   - ### ${name}\n\n\t\t${text}`),
  title.map((name) => `#\t${name}\t#`),
  title.map((name) => `   ##  ${name}   `),
  line.map((text) => `${text}  \n\t${text}\t \n-\t${text}`),
  fc
    .tuple(title, fc.constantFrom('===  ', '  ---'))
    .map(([name, under]) => `${name}\n${under}\n| a | b |\n|---|---|\n| 1 | 2 |`),
  fc.constantFrom(
    '---',
    '***',
    '[one]: https://example.org "One"',
    '[^1]: A note,\n    that goes on.',
    '<!-- toc -->',
    '- [ ] task',
    '[^note]:\n\n    # In a note\n\n    It goes on.\n[^2]: Last.',
    '\\# no heading\n\\---',
    '* * *',
    '<a name="x"></a>',
    '$$\n# x\n$$',
  ),
);

/** How lines end: most documents have one way, some have two. */
const ends = fc.oneof(
  { weight: 4, arbitrary: fc.constant(['\n']) },
  { weight: 2, arbitrary: fc.constant(['\r\n']) },
  fc.array(fc.constantFrom('\n', '\r\n'), { minLength: 2, maxLength: 7 }),
);

/** A document in any style. */
export const markdownText: fc.Arbitrary<string> = fc
  .record({
    mark: fc.constantFrom('', '', '', '\ufeff'),
    matter: fc.constantFrom(
      ...['', '', '---\ntitle: x\n# no heading\n---\n', '+++\nt = "x"\n# no\n+++\n\n'],
      '---\ntitle: |\n  a\n  ---\n  ## b\nline: "---"\n---  \n',
    ),
    blocks: fc.array(fc.tuple(block, fc.integer({ min: 0, max: 3 })), { maxLength: 14 }),
    isEnded: fc.boolean(),
    ends,
  })
  .map(({ mark, matter, blocks, isEnded, ends: kinds }) => {
    const text = blocks.map(([one, blank]) => `${one}\n${'\n'.repeat(blank)}`).join('');
    const body = isEnded ? text : text.replace(/\n+$/, '');
    let at = 0;
    return mark + (matter + body).replace(/\n/g, () => kinds[at++ % kinds.length] ?? '\n');
  });
