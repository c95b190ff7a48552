import type { GraphDocument } from './graph-document.js';

const place = '<script type="application/json" id="graph"></script>';

/**
 * The page that shows the graph: the built page with the graph in it. Nothing in the data can end the script element that holds it.
 * Throws when the page has no place for the data, which only a broken build can cause.
 */
export function formatGraphPage(page: string, graph: GraphDocument): string {
  const [before, after, ...further] = page.split(place);
  if (before === undefined || after === undefined || further.length > 0)
    throw new Error('the built page must have one place for the graph');
  const data = JSON.stringify(graph).replace(/[<>&\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return [before, place.replace('></', () => `>${data}</`), after].join('');
}
