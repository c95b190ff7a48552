import { readFileSync } from 'node:fs';

import { parse } from '@ts-graphviz/ast';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { parseYaml } from '../../src/documents/index.js';
import { createContractValidators, type Workspace } from '../../src/model/index.js';
import {
  createRenderer,
  formatDot,
  formatGraphJson,
  formatGraphPage,
  formatMermaid,
  graphDocument,
  workspaceView,
  type GraphDocument,
} from '../../src/render/index.js';
import { byCodePoint, relPath } from '../../src/text/index.js';
import { randomWorkspace } from './random-wiring.js';

/* Whatever contracts say: no edge dangles, nothing is there twice, everything is sorted, and no text of a contract is syntax. */

const name = 'workspace/module_wiring_graph.yaml.hbs';
const renderer = createRenderer([{ name, text: readFileSync(`templates/${name}`, 'utf8') }]);
const isGraph = createContractValidators().of('wiring-graph');
const schema = JSON.parse(readFileSync('specs/graph.schema.json', 'utf8')) as object;
const isDocument = new Ajv2020({ strict: true }).compile(schema);

interface YamlGraph {
  readonly nodes: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly edges: readonly Readonly<Record<string, string>>[];
}

function yamlOf(workspace: Workspace): string {
  const { value, diagnostics } = renderer.render(name, workspaceView(workspace));
  expect(diagnostics).toEqual([]);
  return value ?? '';
}

function parsed(text: string): YamlGraph {
  const { value, diagnostics } = parseYaml(relPath('graph.yaml'), text);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return value?.value as unknown as YamlGraph;
}

function isStrictlySorted(keys: readonly string[]): boolean {
  return keys.every((key, index) => index === 0 || byCodePoint(keys[index - 1] ?? '', key) < 0);
}

test('the file is valid, sorted, without a dangling end and without a line twice', () => {
  fc.assert(
    fc.property(randomWorkspace, (workspace) => {
      const text = yamlOf(workspace);
      const graph = parsed(text);
      expect(isGraph(graph), JSON.stringify(isGraph.errors?.[0]?.message)).toBe(true);
      const ids = new Set(Object.values(graph.nodes).flatMap((nodes) => nodes.map(({ id }) => id)));
      for (const nodes of Object.values(graph.nodes)) expect(isStrictlySorted(nodes.map(({ id }) => id))).toBe(true);
      const dangling = graph.edges.flatMap(({ from = '', to = '' }) => [from, to]).filter((id) => !ids.has(id));
      expect(dangling).toEqual([]);
      const lines = graph.edges.map(({ type, from, to, mode, protocol }) =>
        [type, from, to, mode ?? protocol ?? ''].join('\u0000'),
      );
      expect(new Set(lines).size).toBe(lines.length);
      expect([...lines].sort(byCodePoint)).toEqual(lines);
      expect(text.split('\n').filter((line) => line.startsWith('  - {'))).toHaveLength(graph.edges.length);
    }),
  );
});

test('the order of modules and entries does not show in any format', () => {
  fc.assert(
    fc.property(randomWorkspace, (workspace) => {
      const reversed = {
        ...workspace,
        modules: [...workspace.modules].reverse(),
        entries: [...workspace.entries].reverse(),
      };
      expect(yamlOf(reversed)).toBe(yamlOf(workspace));
      for (const write of [formatDot, formatGraphJson, formatMermaid])
        expect(write(graphDocument(reversed))).toBe(write(graphDocument(workspace)));
    }),
  );
});

test('the JSON document is of the published form, and its edges end in its nodes', () => {
  fc.assert(
    fc.property(randomWorkspace, (workspace) => {
      const document = JSON.parse(formatGraphJson(graphDocument(workspace))) as GraphDocument;
      expect(isDocument(document), JSON.stringify(isDocument.errors?.[0])).toBe(true);
      const keys = new Set(document.nodes.map(({ key }) => key));
      expect(keys.size).toBe(document.nodes.length);
      expect(document.edges.flatMap(({ from, to }) => [from, to]).filter((key) => !keys.has(key))).toEqual([]);
    }),
  );
});

interface DotNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly DotNode[];
}

function countOf(type: string, node: DotNode): number {
  return (node.type === type ? 1 : 0) + (node.children ?? []).reduce((sum, child) => sum + countOf(type, child), 0);
}

test('a parser of the language of Graphviz finds the nodes and edges of the graph, whatever they are named', () => {
  fc.assert(
    fc.property(randomWorkspace, (workspace) => {
      const document = graphDocument(workspace);
      const tree = parse(formatDot(document)) as unknown as DotNode;
      expect(countOf('Node', tree)).toBe(document.nodes.length);
      expect(countOf('Edge', tree)).toBe(document.edges.length);
    }),
    { numRuns: 30 },
  );
});

test('in the page nothing of a contract ends the element that holds the graph', () => {
  const place = '<script type="application/json" id="graph"></script>';
  fc.assert(
    fc.property(randomWorkspace, (workspace) => {
      const document = graphDocument(workspace);
      const page = formatGraphPage(`<p>$&</p>${place}<p></p>`, document);
      const [, data = ''] =
        /^<p>\$&<\/p><script type="application\/json" id="graph">([^<]*)<\/script><p><\/p>$/s.exec(page) ?? [];
      expect(JSON.parse(data)).toEqual(JSON.parse(JSON.stringify(document)));
    }),
  );
});
