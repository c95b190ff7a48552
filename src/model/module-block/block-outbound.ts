import { snakeCase } from '../../text/index.js';
import { modelDiagnostics } from '../diagnostics.js';
import { isUrl, withoutCredentials } from '../module/normalize-policy.js';
import type { BlockReading } from './block-reading.js';
import type { InternalChoice, ModuleDetails, OutboundChoice } from './module-details.js';
import type { Platform } from './platforms.js';

/** The calls of a block: routes of other modules as written, other systems with the URL that a person gives. */
export function callsOf(
  reading: BlockReading,
  platform: Platform | undefined,
): Pick<ModuleDetails, 'internal' | 'outbound'> {
  const { internal = [], external = [] } = reading.block.outbound ?? {};
  return {
    internal: internal.flatMap((call, index) => internalOf(reading, call, index)),
    outbound: external.map((call, index) => externalOf(reading, { call, index, platform })),
  };
}

const exampleUrl = 'https://api.example.com/v1/messages';

function internalOf(reading: BlockReading, call: string, index: number): readonly InternalChoice[] {
  const [, module, endpoint] = /^([a-z][a-z0-9_.]*):(\/\S*)$/.exec(call) ?? [];
  if (module !== undefined && endpoint !== undefined) return [{ module, endpoint }];
  const parameters = { value: call, problem: 'names no route of a module', meaning: 'module:/path' };
  reading.add(modelDiagnostics.create('wrong-form', parameters, reading.at(['outbound', 'internal', index])));
  return [];
}

function externalOf(
  reading: BlockReading,
  { call, index, platform }: { readonly call: string; readonly index: number; readonly platform: Platform | undefined },
): OutboundChoice {
  const [service = '', ...rest] = call.split('.');
  const operation = rest.join('.');
  const suggestion = service === 'slack' ? platform?.urlOf?.(operation) : undefined;
  const url = reading.ask({
    key: `interfaces.outbound.${call}.endpoint`,
    question: `Which URL does ${call} have?`,
    why: 'the name of an operation is no address',
    suggestion: suggestion ?? exampleUrl,
    at: ['outbound', 'external', index],
  });
  if (!isUrl(url)) {
    const value = withoutCredentials(url);
    const parameters = {
      value,
      problem: 'is no complete http(s) URL',
      meaning: `such as ${exampleUrl}, without user and password`,
    };
    reading.add(modelDiagnostics.create('wrong-form', parameters, reading.at(['outbound', 'external', index])));
  }
  return { name: snakeCase(operation === '' ? service : operation), url };
}
