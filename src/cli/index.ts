/*
 * cli: argv → toolkit → report → exit code.
 * Never does a verb's work, never exits from the depths: only bin.ts sets the exit code.
 */
export { main } from './main.js';
export type { Person, Stream, Terminal } from './terminal.js';
