import { createLineIndex, joinPath, spanOf } from '../text/index.js';
import type { RelPath, Span } from '../text/index.js';
import type { TemplatePlace } from './template-failure.js';

/** A file below `templates/`: `name` is its path from there (`module/routes.ts.hbs`). Only `*.hbs` is rendered, the rest is copied. */
export interface TemplateSource {
  readonly name: string;
  readonly text: string;
}

/** Where a template stands in this package. */
export function templateFile(name: string): RelPath {
  return joinPath('templates', name);
}

/** The first folder of a template's name; it decides the view schema and the partials. */
export function templateKind(name: string): string {
  return name.split('/', 1)[0] ?? '';
}

/** True for a file that is rendered; every other file of a template folder is copied byte for byte. */
export function isRendered(name: string): boolean {
  return name.endsWith('.hbs');
}

/** `module/partials/imports.hbs` → `imports`; `undefined` for a template that is no partial. */
export function partialName(name: string): string | undefined {
  return /^[^/]+\/partials\/(.+)\.hbs$/.exec(name)?.[1];
}

/**
 * Where the text of a template goes, relative to the target folder of its kind: without the kind and the `.hbs` suffix, and
 * with a leading `dot-` of each segment as `.` (`host/dot-env.example.hbs` → `.env.example`).
 */
export function targetName(name: string): string {
  const segments = name
    .replace(/\.hbs$/, '')
    .split('/')
    .slice(1);
  return segments.map((segment) => segment.replace(/^dot-/, '.')).join('/');
}

/** The span of a place that Handlebars reports (lines from 1, columns from 0) in the text of its template. */
export function spanInTemplate(template: TemplateSource, place: TemplatePlace): Span {
  const starts = lineStarts(template.text);
  const offsetOf = (at: TemplatePlace['start']): number => (starts[at.line - 1] ?? 0) + at.column;
  return spanOf(templateFile(template.name), createLineIndex(template.text), [
    offsetOf(place.start),
    offsetOf(place.end),
  ]);
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
}
