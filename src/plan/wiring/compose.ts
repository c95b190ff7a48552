import type { Diagnostic, Outcome } from '../../diagnostics/index.js';
import { documentDiagnostics, parseYaml } from '../../documents/index.js';
import type { Module, Workspace } from '../../model/index.js';
import type { RelPath } from '../../text/index.js';
import { planDiagnostics } from '../diagnostics.js';
import type { Origin } from '../plan.js';
import type { WantedEdit } from '../wanted.js';
import { backingServices, serviceParts, type BackingService } from './backing-services.js';
import { hostCandidates, servicesOf, type ComposeService } from './compose-file.js';
import { wantParts, type NeededParts } from './want-parts.js';

/**
 * The services that a module depends on, in the compose file: one that is missing gets its entry, and the service that runs
 * the host waits for it. One that people configured, under whatever name or elsewhere, is left alone.
 */
export function wantCompose(
  module: Module,
  { deployment }: Pick<Workspace, 'deployment'>,
  because: Origin,
): readonly WantedEdit[] {
  const { composeFile: path, external, service } = deployment;
  if (path === undefined) return [];
  const services = backingServices.filter(
    ({ name }) => module.runtime.dependsOn.includes(name) && !external.includes(name),
  );
  const needs = services.map(({ name }) => name);
  const missingIn = (text: string): ReturnType<typeof missingServices> =>
    missingServices({ path, text, service }, services);
  return wantParts({ path, because, needs, missingIn });
}

interface ComposeText {
  readonly path: RelPath;
  readonly text: string;
  /** The service that runs the host, where the contracts name it. */
  readonly service: string | undefined;
}

function missingServices(compose: ComposeText, wanted: readonly BackingService[]): Outcome<readonly NeededParts[]> {
  const { path, text } = compose;
  const { value: document, diagnostics } = parseYaml(path, text, 'foreign');
  if (!document) return { diagnostics };
  const services = servicesOf(document.value);
  const missing = wanted.filter((service) => !services.some(({ name, image }) => says(service, name, image)));
  if (missing.length === 0) return { value: [], diagnostics: [] };
  const span = document.locate(['services'], 'key');
  if (document.value['include'] !== undefined) {
    const names = missing.map(({ name }) => name);
    const at = { span: document.locate(['include'], 'key') };
    return { diagnostics: [planDiagnostics.create('compose-included', { path, names }, at)] };
  }
  const host = hostOf(services, compose.service);
  if (!host) {
    const candidates = services.filter(({ name, image }) => !wanted.some((service) => says(service, name, image)));
    const names = (hostCandidates(services).length > 1 ? hostCandidates(services) : candidates).map(({ name }) => name);
    return { diagnostics: [planDiagnostics.create('compose-host-unclear', { path, names }, { span })] };
  }
  const lacking = missing.filter(({ isElsewhere }) => !isElsewhere(host.environment, host.hasEnvFile));
  const inherited = lacking.length === 0 ? [] : inheritedKeys(host, lacking);
  if (inherited.length > 0) {
    const at = { span: document.locate(['services', host.name], 'key') };
    return { diagnostics: inherited.map((key) => inheritedKey(host, key, at)) };
  }
  const near = { host: host.name, networks: host.networks };
  const needed = lacking.map((service) => ({ need: service.name, parts: serviceParts(service, near) }));
  return { value: needed, diagnostics: [] };
}

function says({ isSaidBy }: BackingService, name: string, image: string): boolean {
  return isSaidBy(name) || isSaidBy(image);
}

function hostOf(services: readonly ComposeService[], declared: string | undefined): ComposeService | undefined {
  if (declared !== undefined) return services.find(({ name }) => name === declared);
  const [first, second] = hostCandidates(services);
  return second ? undefined : first;
}

// A key that is written at the service would hide the one that is merged in.
function inheritedKeys({ merged }: ComposeService, lacking: readonly BackingService[]): readonly string[] {
  const keys = [
    'depends_on',
    ...(lacking.some(({ environment }) => Object.keys(environment).length > 0) ? ['environment'] : []),
  ];
  return keys.filter((key) => merged.has(key));
}

function inheritedKey({ name }: ComposeService, key: string, at: Pick<Diagnostic, 'span'>): Diagnostic {
  const problem = `\`${key}\` is merged in from an anchor; write it out at the service`;
  return documentDiagnostics.create('edit-not-safe', { path: `services.${name}.${key}`, problem }, at);
}

/** Those of `names` that some service of a compose file waits for, so that taking them out would break it; with the users. */
export function usedServices(path: RelPath, text: string, names: readonly string[]): ReadonlyMap<string, string> {
  const services = servicesOf(parseYaml(path, text, 'foreign').value?.value);
  return new Map(
    names.flatMap((name): readonly (readonly [string, string])[] => {
      const user = services.find((service) => service.uses.includes(name) && service.name !== name);
      return user ? [[name, user.name]] : [];
    }),
  );
}

/** Tells that services stay in a compose file because others use them. */
export function tellUsed(path: RelPath, text: string, used: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const document = parseYaml(path, text, 'foreign').value;
  return [...used].map(([name, user]) => {
    const span = document?.locate(['services', user, 'depends_on'], 'key');
    return planDiagnostics.create('compose-service-used', { path, name, user }, span ? { span } : {});
  });
}
