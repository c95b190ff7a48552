import type { Collaboration, FamilyContract, StandardSection } from '../../model/index.js';
import { createCollector, hasErrors, type Outcome } from '../../diagnostics/index.js';
import { snakeCase } from '../../text/index.js';
import { commentText, markdownHeading } from '../escape-prose.js';
import type { Renderer } from '../renderer.js';
import { agentRules } from './agent-rules.js';
import { codeView } from './code-view.js';
import type { FactsOf } from './document-facts.js';
import { flowDiagram } from './flow-diagram.js';

/** A section as text: its heading as Markdown without the signs of its level, and its body, whose lines end in LF. */
export interface RenderedSection {
  readonly id: string;
  readonly heading: string;
  /** Titles that a person may have given it. */
  readonly titles: readonly string[];
  readonly body: string;
}

/** A section to be made, and the title that this document has for it. */
export interface TitledSection extends Pick<StandardSection, 'id' | 'title'> {
  readonly used: string;
}

/** What a document is made of. */
export interface DocumentSource {
  readonly renderer: Renderer;
  readonly sections: readonly TitledSection[];
  /** Other documents that this one leads to, by path; empty where there are none. */
  readonly guides: { readonly architecture: string; readonly collaboration: string };
  readonly content:
    | { readonly contract: FamilyContract; readonly factsOf: FactsOf }
    | { readonly collaboration: readonly Collaboration[] };
}

/** The template that makes the sections of the documents of a kind. */
export function documentTemplate({ content }: Pick<DocumentSource, 'content'>): string {
  return `docs/${'contract' in content ? content.contract.kind : 'agents'}.md.hbs`;
}

/** Makes the sections of a document; one that has nothing to say is left out. */
export function renderSections(source: DocumentSource): Outcome<readonly RenderedSection[]> {
  const collector = createCollector();
  const template = documentTemplate(source);
  const view = viewOf(source);
  const made = source.sections.flatMap(({ id, title, used }): readonly RenderedSection[] => {
    const text = collector.take(source.renderer.render(template, { ...view, section: id }));
    const body = text?.trim() ?? '';
    return body === '' ? [] : [{ id, heading: markdownHeading(used), titles: [used, title], body }];
  });
  const diagnostics = collector.all();
  return hasErrors(diagnostics) ? { diagnostics } : { value: made, diagnostics };
}

function viewOf({ content, guides }: DocumentSource): object {
  const besides = { architectureFile: guides.architecture, collaborationFile: guides.collaboration };
  const none = { functions: [], classes: [], components: [], helpers: [], schemas: [] };
  if (!('contract' in content)) {
    const code = { ...none, exports: [], routes: [], environment: [] };
    return { ...besides, code, diagram: [], agents: agentRules(content.collaboration) };
  }
  const { contract, factsOf } = content;
  const value = Object.fromEntries(Object.entries(contract.value).filter(([key]) => key !== 'headings'));
  return {
    ...besides,
    code: codeView(contract, factsOf),
    diagram: contract.kind === 'doc-architecture' ? flowDiagram(architectureOf(contract)) : [],
    [snakeCase(contract.kind)]: value,
  };
}

function architectureOf(contract: FamilyContract): Parameters<typeof flowDiagram>[0] {
  return (contract as FamilyContract<'doc-architecture'>).value.logical_architecture;
}

/** The first lines of a document that is made anew: its title, and where its sections come from. */
export function documentOpening(title: string, from: string): string {
  const line = `Made by l9gen from ${commentText(from)}. Sections with an l9gen line below their heading follow it until somebody edits them; the rest is yours.`;
  return `# ${markdownHeading(title)}\n\n<!-- ${line} -->\n`;
}
