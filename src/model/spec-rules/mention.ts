import type { DocumentPath } from '../../documents/index.js';
import { snakeCase } from '../../text/index.js';

/** One call or route, at one of the places that state it. */
export interface Mention {
  readonly place: string;
  /** As written, without a password. */
  readonly endpoint: string;
  readonly path: DocumentPath;
  /** Calls of tools, and calls inside the workspace, are no interfaces. */
  readonly isOutside: boolean;
  readonly interface: string;
  /** The module at the other end, or `external`. */
  readonly other: string;
  /** Equal for mentions of the same thing. */
  readonly key: string;
}

interface Entry {
  readonly endpoint?: string | undefined;
  readonly route?: string | undefined;
  readonly name?: string | undefined;
  readonly interface?: string | undefined;
  readonly from_module?: string | undefined;
  readonly to_module?: string | undefined;
  readonly module?: string | undefined;
}

/** The entries of one place. `named` has the endpoints of interfaces by their names in snake form. */
export function mentionsOf(
  place: string,
  entries: readonly Entry[],
  named: ReadonlyMap<string, string> = new Map(),
): readonly Mention[] {
  return entries.map((entry, index) => {
    const other = entry.to_module ?? entry.module ?? entry.from_module ?? 'external';
    const written = entry.route ?? entry.endpoint ?? '';
    const kind = entry.interface ?? 'http';
    const isOutside = kind === 'http' && (other === 'external' || isUrl(written));
    const endpoint = endpointNamed(written, named) ?? withoutSlashes(written);
    return {
      place,
      endpoint: written.replace(/\/\/[^/?#]*@/, '//…@'),
      path: [...place.split('.'), index, entry.route === undefined ? 'endpoint' : 'route'],
      isOutside,
      interface: kind,
      other,
      key: isOutside ? endpoint : `${other} ${kind} ${endpoint}`,
    };
  });
}

/** The endpoints of interfaces by their names in snake form. */
export function endpointsByName(entries: readonly Entry[]): ReadonlyMap<string, string> {
  return new Map(entries.map(({ name = '', endpoint = '' }) => [snakeCase(name), withoutSlashes(endpoint)]));
}

/** True for a complete http(s) URL. */
export function isUrl(endpoint: string): boolean {
  return /^https?:\/\//.test(endpoint) && !/\.\.\.|[<>{}\s]/.test(endpoint) && URL.canParse(endpoint);
}

const mostWords = 12;

// Earlier tools wrote `slack.chat.post_message` where the interface is named `post_message`, or `chat_post_message`.
function endpointNamed(written: string, named: ReadonlyMap<string, string>): string | undefined {
  if (/[/:]/.test(written)) return undefined;
  // No interface has a name of more words; a hostile endpoint may have any number of them.
  const words = snakeCase(written).split('_').slice(-mostWords);
  const name = words.map((_, index) => words.slice(index).join('_')).find((tail) => named.has(tail));
  return name === undefined ? undefined : named.get(name);
}

function withoutSlashes(endpoint: string): string {
  let end = endpoint.length;
  while (endpoint[end - 1] === '/') end -= 1;
  return endpoint.slice(0, end);
}
