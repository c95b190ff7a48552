import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import { placeText } from '../family/place-text.js';
import { routeDiagnostics } from '../route/diagnostics.js';
import type { Inbound } from './module.js';
import type { ModuleReading } from './module-reading.js';
import { checkSame } from './normalize-wiring.js';

const mountPath = ['wiring', 'http', 'include_in_router', 'mount_under'];
const prefixPath = ['routes', 'fastapi_include', 'prefix'];
const routeAt = ['interfaces', 'inbound', 0, 'route'] as const;

/**
 * Holds the mount of the metas against the route of the spec, which is the whole path: the mount is the route or a path
 * that it lies under, and nothing of it stands in the route twice.
 */
export function checkMount(reading: ModuleReading, { route }: Inbound): void {
  checkSame(reading, { meta: mountPath, legacy: prefixPath });
  const meta = reading.meta?.value.wiring?.http?.include_in_router.mount_under;
  const stated = meta ?? reading.wiring?.value.routes?.fastapi_include?.prefix;
  const document = meta === undefined ? reading.wiring?.document : reading.meta?.document;
  if (stated === undefined || !document) return checkRepeats(reading, route);
  const path = meta === undefined ? prefixPath : mountPath;
  const mount = stated.replace(/\{(\w+)\}(?![\w:{])/g, ':$1').replace(/\/+$/, '');
  const rest = route.slice(mount.length);
  if (route !== mount && !route.startsWith(`${mount}/`)) {
    const there = `its spec declares the route \`${route}\` (${placeOf(reading)})`;
    const parameters = { here: `The module is mounted under \`${stated}\``, there };
    reading.add(modelDiagnostics.create('contradiction', parameters, { ...occurrenceAt(document, path), fix: route }));
  } else if (rest !== '' && mount !== '' && segmentOf(rest) === segmentOf(mount)) {
    const parameters = { route, mount, rest, place: placeText(document, path) };
    const at = { ...occurrenceAt(reading.spec.document, routeAt), fix: rest };
    reading.add(routeDiagnostics.create('route-doubled', parameters, at));
  } else if (rest === '') checkRepeats(reading, route);
}

// Where no mount says where the module's own path ends, its id does.
function checkRepeats(reading: ModuleReading, route: string): void {
  const [, ...segments] = route.split('/');
  const [first = ''] = segments;
  const own = segments.findIndex((_, index) => wordsOf(segments.slice(0, index + 1).join('_')) === reading.snake);
  if (own < 0 || segments[own + 1] !== first) return;
  const at = occurrenceAt(reading.spec.document, routeAt);
  reading.add(routeDiagnostics.create('route-repeats', { route, word: first }, at));
}

function wordsOf(text: string): string {
  return text.toLowerCase().replace(/[-.]/g, '_');
}

function segmentOf(path: string): string | undefined {
  return path.split('/')[1];
}

function placeOf({ spec }: ModuleReading): string {
  const { start } = spec.document.locate(routeAt, 'value');
  return `\`${spec.document.file}:${start.line}\``;
}
