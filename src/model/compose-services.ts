import { isMapping, parseYaml } from '../documents/index.js';
import type { WorkspaceSources } from '../sources/index.js';

/** The names of the services in a compose file; `undefined` where they cannot be told: it is broken, or includes others. */
export function composeServices({
  file,
  text,
}: Exclude<WorkspaceSources['compose'], undefined>): readonly string[] | undefined {
  const data = parseYaml(file, text, 'foreign').value?.value;
  if (!data || data['include'] !== undefined) return undefined;
  const services = data['services'];
  return isMapping(services) ? Object.keys(services).filter((name) => name !== '<<') : [];
}
