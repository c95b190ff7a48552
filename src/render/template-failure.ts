/** A place in a template as Handlebars counts it: lines from 1, columns from 0. */
export interface TemplatePlace {
  readonly template: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** The two ways in which a template and a view can fail to make a text; the names of the codes `render/…`. */
export type FailureKind = 'missing-value' | 'template-error';

/**
 * Carries a failure out of a running template. Handlebars offers helpers no other way out than to throw; the
 * renderer turns it into a diagnostic, so it never leaves this room.
 */
export class TemplateFailure extends Error {
  override readonly name = 'TemplateFailure';

  constructor(
    readonly kind: FailureKind,
    problem: string,
    readonly place?: TemplatePlace,
  ) {
    super(problem);
  }
}

/** The value in words for a message: JSON where it has any, shortened to 60 characters. */
export function inWords(value: unknown): string {
  const text = typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
