import { modelDiagnostics } from '../diagnostics.js';
import type { Block, BlockReading } from './block-reading.js';

/** What sets the module of a block to work. */
export type BlockKind = 'webhook' | 'tool' | 'worker' | 'schedule';

const services: Readonly<Record<BlockKind, Block['runtime']['service']>> = {
  webhook: 'api',
  tool: 'api',
  worker: 'worker',
  schedule: 'scheduler',
};

/** The kind of module, when all that the block says of it agrees; otherwise told. */
export function kindOfBlock(reading: BlockReading): BlockKind | undefined {
  const { runtime, surface, inbound } = reading.block;
  const hasRoute = surface.exposes_webhook === true || surface.exposes_http_endpoint === true;
  if (hasRoute !== (inbound !== undefined)) {
    const parameters = hasRoute
      ? { here: 'The surface has a route', there: 'the block has no `inbound` that says which' }
      : { here: 'The block has an `inbound` route', there: 'its surface exposes neither a webhook nor an endpoint' };
    const place = reading.at([hasRoute ? 'surface' : 'inbound']);
    const fix = hasRoute ? 'inbound: { route: /example/events, method: POST, auth: none }' : 'exposes_webhook: true';
    reading.add(modelDiagnostics.create('contradiction', parameters, { ...place, fix }));
    return undefined;
  }
  const kind = likelyKind(reading.block, hasRoute);
  if (kind === undefined) {
    const why = 'no route, no tool, no queue and no clock sets the module to work';
    const place = { ...reading.at(['surface']), fix: 'exposes_tool: true' };
    reading.add(modelDiagnostics.create('not-declared', { fact: 'surface', why }, place));
    return undefined;
  }
  if (runtime.service === services[kind]) return kind;
  const parameters = {
    here: `The service is \`${runtime.service}\``,
    there: `a ${kind} module runs in \`${services[kind]}\``,
  };
  const place = { ...reading.at(['runtime', 'service']), fix: `service: ${services[kind]}` };
  reading.add(modelDiagnostics.create('contradiction', parameters, place));
  return undefined;
}

function likelyKind({ runtime, surface }: Block, hasRoute: boolean): BlockKind | undefined {
  if (hasRoute) return 'webhook';
  if (runtime.service === 'scheduler' || runtime.execution_model === 'scheduled') return 'schedule';
  if (runtime.service === 'worker' || runtime.execution_model === 'event_driven') return 'worker';
  return surface.exposes_tool === true ? 'tool' : undefined;
}
