/*
 * page: what the browser runs to show the wiring graph; bundled into generated/graph-page.html with the page around it.
 * Never asks the network, never stores anything, never writes text of a contract as markup.
 */
export { showGraph } from './show-graph.js';
