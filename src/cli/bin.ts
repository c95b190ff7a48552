#!/usr/bin/env node
import { guardOutputs } from './guard-outputs.js';
import { main } from './main.js';

const abort = new AbortController();
process.once('SIGINT', () => abort.abort());
process.once('SIGTERM', () => abort.abort());

const outputs = guardOutputs(process);

const exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  isInteractive: process.stdin.isTTY === true && process.stdout.isTTY === true && !process.env['CI'],
  signal: abort.signal,
});

process.exitCode = outputs.exitCodeOf(exitCode);
