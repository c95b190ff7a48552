import type { Diagnostic } from '../diagnostics/index.js';
import type { Module } from '../model/index.js';
import { fileStart } from '../text/index.js';
import { toolkitDiagnostics } from './diagnostics.js';

/** One warning for each kind of name that others know a module by and that changes with its id. */
export function tellExternalNames(before: Module, after: Module): readonly Diagnostic[] {
  const span = fileStart(after.specFile);
  return kinds.flatMap(({ what, mind, of }) => {
    const [old, wanted] = [of(before), of(after)];
    const names = old.flatMap((name, index) => {
      const next = wanted[index];
      return next === undefined || next === name ? [] : [`${name} → ${next}`];
    });
    return names.length === 0
      ? []
      : [toolkitDiagnostics.create('external-name-changes', { what, names }, { span, hint: mind })];
  });
}

interface Kind {
  readonly what: string;
  /** What a person does about it. */
  readonly mind: string;
  readonly of: (module: Module) => readonly string[];
}

const kinds: readonly Kind[] = [
  {
    what: 'route',
    mind: 'Tell whoever calls it the new address, or write the old route into the spec again.',
    of: ({ inbound }) => (inbound ? [inbound.route] : []),
  },
  {
    what: 'header',
    mind: 'Tell whoever sends it, or write the old header into the spec again.',
    of: ({ inbound }) => headersOf(inbound?.authentication),
  },
  {
    what: 'environment variable',
    mind: 'Set the new variables wherever the service runs, before it is deployed.',
    of: ({ environment }) => environment.map(({ name }) => name),
  },
  {
    what: 'packet type',
    mind: 'Packets that were written keep their old type; let whoever reads them know both.',
    of: ({ packets }) => packets.emits,
  },
  {
    what: 'tool id',
    mind: 'Tell the agents that call the tool its new id.',
    of: ({ tool }) => (tool ? [tool.id] : []),
  },
  {
    what: 'thread namespace',
    mind: 'The same event gets another thread id from now on; write the old namespace into the spec again to go on with the old threads.',
    of: ({ thread }) => [thread.namespaceName ?? thread.namespace],
  },
];

function headersOf(authentication: NonNullable<Module['inbound']>['authentication'] | undefined): readonly string[] {
  if (authentication?.scheme === 'api_key') return [authentication.header];
  if (authentication?.scheme !== 'hmac-sha256') return [];
  const { signatureHeader, freshness } = authentication;
  return [signatureHeader, ...(freshness ? [freshness.header] : [])];
}
