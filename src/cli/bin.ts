#!/usr/bin/env node
import { guardOutputs } from './guard-outputs.js';
import { createInterruption } from './interruption.js';
import { main } from './main.js';

const outputs = guardOutputs(process);
const { stdin, stdout, stderr, env } = process;
// A question that goes to a file is seen by nobody.
const canAsk = [stdin, stdout, stderr].every(({ isTTY }) => isTTY) && !env['CI'];

const exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env,
  stdout,
  stderr,
  // stdout carries the report and nothing else.
  ...(canAsk ? { person: { input: stdin, output: stderr } } : {}),
  interruption: createInterruption(process),
});

process.exitCode = outputs.exitCodeOf(exitCode);
