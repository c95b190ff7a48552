/** Keys and indexes from the root of a document to a value. */
export type DocumentPath = readonly (string | number)[];

/** A path as a person reads it: `acceptance.positive[0].id`. */
export function dottedPath(path: DocumentPath): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return text.replace(/^\./, '') || 'the document';
}
