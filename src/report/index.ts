/*
 * report: what a command found and did, as text for people and for machines: text, json, sarif, junit, github, markdown.
 * Never prints, never reads a file, never decides an exit code: it turns plain results into strings.
 */
export { reportFormats } from './result.js';
export type { ChangeAction, ChangeLine, CommandResult, FormatOptions, ReportFormat } from './result.js';
export { formatResult } from './format-result.js';
export { formatExplanation } from './explanation.js';
export { formatCatalogue } from './catalogue-page.js';
