/** The programming interface: the program as a function. `main` runs a command line in process and gives its exit code. */
export { main } from './cli/index.js';
export type { Person, Stream, Terminal } from './cli/index.js';
