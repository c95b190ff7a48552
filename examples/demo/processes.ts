import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join, resolve } from 'node:path';

/** What a finished command printed. */
export interface Finished {
  readonly exitCode: number;
  readonly output: string;
}

const packageRoot = resolve(import.meta.dirname, '../..');

/** Runs `node` with arguments in a folder and waits for its end. */
export function runNode(folder: string, args: readonly string[]): Promise<Finished> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', fail);
    child.once('close', (code) => settle({ exitCode: code ?? 1, output }));
  });
}

/** Runs the built l9gen. */
export function runL9gen(folder: string, args: readonly string[]): Promise<Finished> {
  return runNode(folder, [join(packageRoot, 'dist/src/cli/bin.js'), ...args]);
}

/** A host that runs in a process of its own. */
export interface RunningHost {
  readonly url: string;
  /** Asks it to stop, and gives its exit code. */
  readonly stop: () => Promise<number>;
}

/** Starts the host in `folder`; its log goes to `host.log`. Ready when it has told its address. */
export function startHost(folder: string, env: Readonly<Record<string, string>>): Promise<RunningHost> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'l9/main.ts'], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(folder, 'host.log'));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  return new Promise((settle, fail) => {
    let seen = '';
    child.once('exit', (code) =>
      fail(new Error(`the host ended with ${code ?? 'a signal'}; see ${join(folder, 'host.log')}`)),
    );
    child.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
      const url = /^listening on (\S+)$/m.exec(seen)?.[1];
      if (url !== undefined) settle({ url, stop: () => stop(child) });
    });
  });
}

function stop(child: ChildProcess): Promise<number> {
  return new Promise((settle) => {
    child.removeAllListeners('exit');
    child.once('exit', (code) => settle(code ?? 1));
    child.kill('SIGTERM');
  });
}

/** Stands in for Slack's API on this machine: answers each call and counts them. */
export function startSlackApi(): Promise<{
  readonly url: string;
  readonly calls: () => number;
  readonly close: () => void;
}> {
  let calls = 0;
  const server: Server = createServer((request, response) => {
    request.resume().once('end', () => {
      calls += 1;
      response.setHeader('content-type', 'application/json').end('{"ok":true}');
    });
  });
  return new Promise((settle) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      settle({ url: `http://127.0.0.1:${port}/api/chat.postMessage`, calls: () => calls, close: () => server.close() });
    });
  });
}
