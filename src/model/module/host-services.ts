import { snakeCase } from '../../text/index.js';

/** What a module may depend on besides other modules; the host that users get provides the same. */
export const hostServices: readonly string[] = ['postgres', 'redis', 'memory.service', 'api.server'];

const byBareName = new Map([
  ['postgres', 'postgres'],
  ['redis', 'redis'],
  ['memory', 'memory.service'],
  ['api', 'api.server'],
]);

/**
 * The service or module id that a name in `depends_on` means: as written, as a container (`l9-postgres`), with
 * `.service` behind it, or a module in snake form. A name that means nothing comes back as it is.
 */
export function resolveDependency(name: string, moduleIds: readonly string[]): string {
  if (hostServices.includes(name) || moduleIds.includes(name)) return name;
  const bare = name.replace(/^l9-/, '').replace(/\.(service|server)$/, '');
  const snake = bare.replace(/[-.]/g, '_');
  return byBareName.get(bare) ?? moduleIds.find((id) => snakeCase(id) === snake) ?? name;
}
