import type { Diagnostic } from '../diagnostics/index.js';
import type { Span } from '../text/index.js';
import type { Subject } from './code-facts.js';
import { followedModules, type FollowedModule } from './followed-module.js';
import { moduleDiagnostics } from './module-diagnostics.js';

const clientPackages =
  /^(axios|undici|got|ky|node-fetch|cross-fetch|superagent|request|needle|phin|(node:)?(http|https|http2|net|tls))(\/|$)/;
const clientGlobals = new Set(['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource']);

/** A module calls out by way of the host's client alone, and uses nothing that its standards forbid. */
export function checkClients(subject: Subject): readonly Diagnostic[] {
  return followedModules(subject).flatMap((one) => {
    const used = usesOf(one);
    return used.flatMap(({ name, span }) => {
      const rule = forbiddenBy(one, name);
      const parameters = { module: one.module.id, name, place: one.place(...(rule ?? ['interfaces', 'outbound'])) };
      if (rule) return [moduleDiagnostics.create('forbidden-use', parameters, { span })];
      const isClient = clientPackages.test(name) || clientGlobals.has(name);
      return isClient ? [moduleDiagnostics.create('client-bypassed', parameters, { span })] : [];
    });
  });
}

interface Use {
  readonly name: string;
  readonly span: Span;
}

// Of `console.log` and its like each file tells one.
function usesOf({ facts }: FollowedModule): readonly Use[] {
  return facts.files.flatMap(({ imports, globals }) => {
    const roots = new Map<string, Use>();
    for (const { path, span } of globals) {
      const [name = ''] = path.split('.');
      if (name !== 'process' && !roots.has(name)) roots.set(name, { name, span });
    }
    return [...imports.flatMap(({ from, file, span }) => (file ? [] : [{ name: from, span }])), ...roots.values()];
  });
}

const rules = [
  ['standards', 'http_client', 'forbidden'],
  ['standards', 'logging', 'forbidden'],
] as const;

function forbiddenBy({ list }: FollowedModule, name: string): readonly string[] | undefined {
  return rules.find((rule) => list(...rule).some((one) => name === one || name.startsWith(`${one}/`)));
}
