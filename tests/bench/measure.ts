import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** One run of a Node program as a whole process, from spawn to exit. */
export interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
}

/** A program and its arguments; `input` goes to its stdin. */
export interface Program {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end and measures it; throws, with what it printed, when it fails. */
export async function measure({ args, cwd, input, env }: Program): Promise<Measured> {
  const start = process.hrtime.bigint();
  const preload = ['--import', resolve('tests/bench/report-memory.js')];
  const child = spawn(process.execPath, [...preload, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  child.stdin?.end(input ?? '');
  const [stdout, stderr, memory, code] = await Promise.all([
    text(child.stdout ?? []),
    text(child.stderr ?? []),
    text((child.stdio[3] ?? []) as AsyncIterable<Buffer>),
    new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done)),
  ]);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}: ${stdout}${stderr}`);
  return { seconds, megabytes: Number(memory) };
}

/** The middle of several runs, each figure by itself. */
export function median(runs: readonly Measured[]): Measured {
  const middle = (values: readonly number[]): number =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  return {
    seconds: middle(runs.map((run) => run.seconds)),
    megabytes: middle(runs.map((run) => run.megabytes)),
  };
}
