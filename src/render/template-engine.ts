import Handlebars from 'handlebars';
import { inWords, TemplateFailure } from './template-failure.js';
import type { TemplatePlace } from './template-failure.js';
import { templateHelpers } from './template-helpers.js';
import type { TemplateHelper } from './template-helpers.js';
import { calledName, isMustache, statementsOf } from './template-syntax.js';

const helperNames = new Map(templateHelpers.map(({ name, kind }) => [name, kind]));

/**
 * Compiles a syntax tree. Not in Handlebars' `strict` mode, which is silent about the arguments of helpers and dies without a
 * place when the parent of a path is absent; instead every output must be a call of an escaping helper, and each of those
 * refuses an absent value.
 */
export function compileProgram(
  engine: typeof Handlebars,
  program: hbs.AST.Program,
): Handlebars.TemplateDelegate<object> {
  for (const statement of statementsOf(program)) {
    if (isMustache(statement) && !isEscaped(statement)) {
      const { source, start, end } = statement.loc;
      throw new TemplateFailure('template-error', 'it writes a value without an escaping helper', {
        template: source,
        start,
        end,
      });
    }
  }
  return engine.compile(program, {
    noEscape: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries([...helperNames.keys()].map((name) => [name, true])),
  });
}

/** True for an output in double braces that calls an escaping helper. */
export function isEscaped(mustache: hbs.AST.MustacheStatement): boolean {
  const name = calledName(mustache, (word) => helperNames.has(word));
  return mustache.escaped && name !== undefined && helperNames.get(name) === 'escape';
}

/** A Handlebars of its own with our helpers; `each` takes lists only, `log` and `lookup` are gone. */
export function createEngine(): typeof Handlebars {
  const engine = Handlebars.create();
  const loop = engine.helpers['each'];
  if (!loop) throw new Error('handlebars has no each');
  for (const helper of templateHelpers) engine.registerHelper(helper.name, guarded(helper));
  engine.registerHelper('each', function (this: unknown, list: unknown, ...rest: readonly unknown[]): unknown {
    if (!Array.isArray(list)) throw noList(list, placeOf(rest.at(-1)));
    return Reflect.apply(loop, this, [list, ...rest]);
  });
  engine.unregisterHelper('log');
  engine.unregisterHelper('lookup');
  return engine;
}

function noList(value: unknown, place: TemplatePlace | undefined): TemplateFailure {
  if (value === undefined) return new TemplateFailure('missing-value', 'has no list in the view', place);
  return new TemplateFailure('template-error', `\`${inWords(value)}\` is no list`, place);
}

function guarded({ apply }: TemplateHelper): (...all: readonly unknown[]) => unknown {
  return (...all) => {
    try {
      return apply(...all.slice(0, -1));
    } catch (error) {
      if (error instanceof TemplateFailure && !error.place)
        throw new TemplateFailure(error.kind, error.message, placeOf(all.at(-1)));
      throw error;
    }
  };
}

interface HelperCall {
  readonly loc: hbs.AST.SourceLocation;
}

function isHelperCall(options: unknown): options is HelperCall {
  return typeof options === 'object' && options !== null && 'loc' in options;
}

// Handlebars passes each helper its options last; `loc` is the place of the call.
function placeOf(options: unknown): TemplatePlace | undefined {
  return isHelperCall(options)
    ? { template: options.loc.source, start: options.loc.start, end: options.loc.end }
    : undefined;
}
