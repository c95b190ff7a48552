import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** A problem as an editor underlines it; lines from 0. */
export interface EditorProblem {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}

/**
 * An editor with the YAML language server in a folder, as far as tests need one. Each path can be opened once: what the
 * server says about a document carries no version, so that an answer about an older text could not be told apart.
 */
export interface Editor {
  /** Opens a text under a path and gives what the server underlines. */
  readonly problems: (path: string, text: string) => Promise<readonly EditorProblem[]>;
  /** Opens a text with one `▮` and gives what the server offers there. */
  readonly completions: (path: string, text: string) => Promise<readonly string[]>;
  /** Opens a text with one `▮` and gives what the server tells about that place. */
  readonly hover: (path: string, text: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

interface Place {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

/** Starts the server over stdio with the settings of an editor. Closing it ends the process. */
export async function openEditor(folder: string, settings: Readonly<Record<string, unknown>>): Promise<Editor> {
  const connection = connect(settings);
  const uri = (path: string): string => pathToFileURL(join(folder, path)).href;
  const root = pathToFileURL(folder).href;
  await connection.request('initialize', {
    processId: null,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: 'host' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: {
        completion: { completionItem: { snippetSupport: true } },
        hover: { contentFormat: ['plaintext'] },
      },
    },
  });
  connection.notify('initialized', {});
  connection.notify('workspace/didChangeConfiguration', { settings });
  const opened = new Set<string>();
  const open = (path: string, text: string): void => {
    if (opened.has(path)) throw new Error(`${path} is open already`);
    opened.add(path);
    connection.notify('textDocument/didOpen', {
      textDocument: { uri: uri(path), languageId: 'yaml', version: 1, text },
    });
  };
  const ask = (method: string, path: string, marked: string): Promise<unknown> => {
    const offset = marked.indexOf('▮');
    const before = marked.slice(0, offset).split('\n');
    open(path, marked.replace('▮', ''));
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return connection.request(method, { textDocument: { uri: uri(path) }, position } satisfies Place);
  };
  return {
    problems: async (path, text) => {
      const published = connection.next(
        (message) =>
          message.method === 'textDocument/publishDiagnostics' &&
          (message.params as { readonly uri: string }).uri === uri(path),
      );
      open(path, text);
      return ((await published).params as { readonly diagnostics: readonly EditorProblem[] }).diagnostics;
    },
    completions: async (path, text) => {
      const offered = (await ask('textDocument/completion', path, text)) as {
        readonly items: readonly { readonly label: string }[];
      };
      return offered.items.map(({ label }) => label);
    },
    hover: async (path, text) => {
      const told = (await ask('textDocument/hover', path, text)) as {
        readonly contents: string | { readonly value: string };
      } | null;
      return typeof told?.contents === 'string' ? told.contents : (told?.contents.value ?? '');
    },
    close: connection.close,
  };
}

interface Connection {
  readonly request: (method: string, params: unknown) => Promise<unknown>;
  readonly notify: (method: string, params: unknown) => void;
  readonly next: (fits: (message: Message) => boolean) => Promise<Message>;
  readonly close: () => Promise<void>;
}

function connect(settings: Readonly<Record<string, unknown>>): Connection {
  const server = spawn(
    process.execPath,
    [require.resolve('yaml-language-server/bin/yaml-language-server'), '--stdio'],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const waiting = new Set<(message: Message) => boolean>();
  let lastId = 0;
  const send = (message: Message): void => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    server.stdin.write(body);
  };
  const next = (fits: (message: Message) => boolean): Promise<Message> =>
    new Promise((resolve) => {
      const taker = (message: Message): boolean => {
        if (!fits(message)) return false;
        waiting.delete(taker);
        resolve(message);
        return true;
      };
      waiting.add(taker);
    });
  onMessages(server.stdout, (message) => {
    // What the server asks its editor: settings, and whether it may register abilities.
    if (message.method !== undefined && message.id !== undefined)
      send({
        id: message.id,
        result: message.method === 'workspace/configuration' ? answers(message, settings) : null,
      });
    else for (const taker of [...waiting]) taker(message);
  });
  return {
    notify: (method, params) => send({ method, params }),
    request: async (method, params) => {
      const id = (lastId += 1);
      const answered = next((message) => message.method === undefined && message.id === id);
      send({ id, method, params });
      const { result, error } = await answered;
      if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
      return result;
    },
    next,
    close: async () => {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    },
  };
}

function answers(message: Message, settings: Readonly<Record<string, unknown>>): readonly unknown[] {
  const { items } = message.params as { readonly items: readonly { readonly section?: string }[] };
  return items.map(({ section }) => settings[section ?? ''] ?? null);
}

function onMessages(output: NodeJS.ReadableStream, take: (message: Message) => void): void {
  let pending = Buffer.alloc(0);
  output.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const head = pending.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(pending.subarray(0, Math.max(head, 0)).toString())?.[1]);
      if (head < 0 || pending.length < head + 4 + length) return;
      const body = pending.subarray(head + 4, head + 4 + length).toString();
      pending = pending.subarray(head + 4 + length);
      take(JSON.parse(body) as Message);
    }
  });
}
