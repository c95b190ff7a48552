import type Handlebars from 'handlebars';
import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { nearestName } from '../text/index.js';
import { compileOnce, compilePrepared, type Prepare } from './compile-once.js';
import { syntaxFailure } from './parse-template.js';
import { renderDiagnostics } from './render-diagnostics.js';
import { isRendered, partialName, spanInTemplate, templateKind } from './template.js';
import type { TemplateSource } from './template.js';
import type { TemplateFailure } from './template-failure.js';

/** Makes texts of templates. Equal templates and views give equal texts. */
export interface Renderer {
  /**
   * The text of one template for one view. Without a value when the template or the view fails; the diagnostic
   * (`render/missing-value`, `render/template-error`, `render/unknown-template`) names the place in the template.
   */
  readonly render: (name: string, view: object) => Outcome<string>;
}

type Template = (view: object, options?: Handlebars.RuntimeOptions) => string;

/** A {@link Renderer} for these templates; each is compiled when it is first needed. */
export function createRenderer(templates: readonly TemplateSource[], prepare?: Prepare): Renderer {
  const sources = new Map(templates.map((template) => [template.name, template]));
  const compile = createCompiler(templates, prepare);
  return {
    render: (name, view) => {
      const source = sources.get(name);
      if (!source) return { diagnostics: [unknownTemplate(name, sources)] };
      if (!isRendered(name)) return { value: source.text, diagnostics: [] };
      try {
        return { value: compile(source)(view), diagnostics: [] };
      } catch (error) {
        return { diagnostics: [failureDiagnostic(syntaxFailure(name, error), sources, source)] };
      }
    },
  };
}

function createCompiler(templates: readonly TemplateSource[], prepare?: Prepare): (source: TemplateSource) => Template {
  const compiled = new Map<string, Template>();
  const compile = (source: TemplateSource): Template => {
    const known = compiled.get(source.name);
    if (known) return known;
    const program = (): Program => (prepare ? compilePrepared(source, prepare) : compileOnce(source));
    const template = compileTemplate({ source, program }, () => partialsOf(templateKind(source.name)));
    compiled.set(source.name, template);
    return template;
  };
  const partialsOf = (kind: string): Readonly<Record<string, Template>> => {
    const partials = templates.filter(({ name }) => templateKind(name) === kind && partialName(name) !== undefined);
    return Object.fromEntries(
      partials.map((source) => [partialName(source.name) ?? '', (view, options) => compile(source)(view, options)]),
    );
  };
  return compile;
}

type Program = Handlebars.TemplateDelegate<object>;

interface Compiling {
  readonly source: TemplateSource;
  readonly program: () => Program;
}

function compileTemplate({ source, program }: Compiling, partials: () => Readonly<Record<string, Template>>): Template {
  let delegate: Program | undefined;
  let known: Readonly<Record<string, Template>> | undefined;
  return (view, options = {}) => {
    try {
      delegate ??= program();
      known ??= partials();
      return delegate(view, {
        ...options,
        partials: known,
        allowProtoPropertiesByDefault: false,
        allowProtoMethodsByDefault: false,
      });
    } catch (error) {
      // Handlebars does not say in which template its own errors arose; the innermost one is the right one.
      throw syntaxFailure(source.name, error);
    }
  };
}

function unknownTemplate(name: string, sources: ReadonlyMap<string, TemplateSource>): Diagnostic {
  return renderDiagnostics.create('unknown-template', { name, near: nearestName(name, [...sources.keys()]) });
}

function failureDiagnostic(
  failure: TemplateFailure,
  sources: ReadonlyMap<string, TemplateSource>,
  root: TemplateSource,
): Diagnostic {
  const source = sources.get(failure.place?.template ?? root.name) ?? root;
  const span = spanInTemplate(
    source,
    failure.place ?? { template: root.name, start: { line: 1, column: 0 }, end: { line: 1, column: 0 } },
  );
  // Of a block only its opening tag.
  const expression = /^[^}]*\}*/.exec(source.text.slice(span.start.offset, span.end.offset))?.[0] || source.name;
  return renderDiagnostics.create(failure.kind, { expression, problem: failure.message }, { file: span.file, span });
}
