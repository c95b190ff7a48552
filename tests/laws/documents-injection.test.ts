import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

import { loadSectionEditor } from '../../src/documents/index.js';
import { documentKinds, standardSections, type FamilyContract, type FamilyKind } from '../../src/model/index.js';
import { createRenderer, documentOpening, renderSections, type DocumentSource } from '../../src/render/index.js';
import { relPath } from '../../src/text/index.js';
import { createNodeFileSystem } from '../../src/host/index.js';
import { readTemplates } from '../../src/sources/index.js';

/* Whatever stands in a contract: it stays in its place, and the document has our headings and no others. */

const edit = await loadSectionEditor();
const renderer = createRenderer(await readTemplates(createNodeFileSystem('.'), 'docs'));

const piece = fc.constantFrom(
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\t',
    '    ',
    '\u2028',
    '\u0085',
    '#',
    '## x',
    '```',
    '~~~',
    '`',
    '``',
    '|',
    '\\',
    '*',
    '_',
  ],
  ...[
    '<!--',
    '-->',
    '<!-- l9gen: design 0123456789ab -->',
    '<script>',
    '</details>',
    '<div>',
    '<a href="x">',
    '&lt;',
    '&#35;',
  ],
  ...[
    '](https://x.example)',
    '[x]: y',
    '![x](y)',
    '[^1]: z',
    '---',
    '===',
    '> ',
    '- ',
    '1. ',
    '+ ',
    '{{x}}',
    '$$',
    'https://x.example',
  ],
  ...['word', 'words of a person', ' ', '/', 'a/**', '.', ':', '\u202e', '😀', '→', '->', '"', ']'],
);
const hostile = fc
  .oneof(
    fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', minLength: 1 }),
  )
  .filter((text) => !/\p{Cs}/u.test(text));

/** A full contract with every text replaced by one of these, in turn. */
function poisoned(kind: FamilyKind, texts: readonly string[]): FamilyContract {
  let at = 0;
  const poison = (value: unknown): unknown => {
    if (typeof value === 'string') return texts[at++ % texts.length];
    if (Array.isArray(value)) return value.map(poison);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, below]) => [key, key === 'headings' ? {} : poison(below)]),
    );
  };
  const full = parse(readFileSync(join('tests/fixtures/contracts', kind, 'valid-full.yaml'), 'utf8')) as unknown;
  return {
    kind,
    file: relPath('a.meta.yaml'),
    output: relPath('a.md'),
    value: poison(full),
  } as unknown as FamilyContract;
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

function everyNode(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(everyNode)];
}

test.each(documentKinds)('no text of a %s leaves its place', (kind) => {
  let made = 0;
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), fc.string(), (texts, alias) => {
      const contract = poisoned(kind, texts);
      const used = `x ${texts[0] ?? ''} ${alias}`;
      const sections = standardSections(contract).map((section) => ({ ...section, used: `${used} ${section.id}` }));
      const guides = { architecture: texts[0] ?? '', collaboration: texts[0] ?? '' };
      const source: DocumentSource = { renderer, sections, guides, content: { contract, factsOf: facts(texts) } };
      const rendered = renderSections(source);
      expect(rendered.diagnostics).toEqual([]);
      const wanted = rendered.value ?? [];
      const opening = documentOpening(used, used);
      const document = edit(opening, wanted);
      if ('problem' in document) throw new Error(document.problem);
      expect(edit(document.text, wanted)).toMatchObject({ text: document.text, unwanted: [] });
      const tree: Node = fromMarkdown(document.text);
      const nodes = everyNode(tree);
      expect(nodes.filter(({ type }) => type === 'heading')).toHaveLength(1 + wanted.length);
      const html = nodes.flatMap(({ type, value = '' }) => (type === 'html' ? [value] : []));
      expect(html.filter((value) => value.startsWith('<!--'))).toHaveLength(1 + wanted.length);
      expect(html.filter((value) => !/^<\/?code>$|^<!--/.test(value))).toEqual([]);
      const strange = new Set([
        'blockquote',
        'definition',
        'image',
        'link',
        'linkReference',
        'imageReference',
        'thematicBreak',
      ]);
      expect(nodes.filter(({ type }) => strange.has(type))).toEqual([]);
      made += wanted.length;
    }),
    { numRuns: 40 },
  );
  expect(made).toBeGreaterThan(80);
});

// The code of a person is no more to be trusted than the contract.
function facts(texts: readonly string[]) {
  const [text = ''] = texts;
  return () => ({
    symbols: [{ name: text, signature: text, isPublic: true, summary: text }],
    environment: [text],
    routes: [{ method: text, route: text }],
  });
}
