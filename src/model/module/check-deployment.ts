import type { ContractInputs } from '../../../generated/contract-types.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { WorkspaceSources } from '../../sources/index.js';
import { nearestName } from '../../text/index.js';
import { composeServices } from '../compose-services.js';
import { occurrenceAt, type Decoded } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import { resolveDependency } from './host-services.js';
import type { Module } from './module.js';

type Wiring = Decoded<ContractInputs['module-wiring']>;

// The host runs these itself, whatever its own service is called.
const ownServices: readonly string[] = ['api.server', 'memory.service'];
// What runs beside the host, so that both contracts have to name it.
const besideHost: readonly string[] = ['postgres', 'redis'];

/** Holds what an older wiring contract says of the deployment of a module against the compose file and the spec. */
export function checkDeployment(
  wiring: Wiring | undefined,
  module: Module,
  { compose }: Pick<WorkspaceSources, 'compose'>,
): readonly Diagnostic[] {
  const deployment = wiring?.value.deployment;
  if (!wiring || !deployment) return [];
  const services = compose && composeServices(compose);
  return [
    ...(services && compose ? checkService(wiring, services, compose.file) : []),
    ...checkDependencies(wiring, module),
  ];
}

function checkService({ value, document }: Wiring, services: readonly string[], file: string): readonly Diagnostic[] {
  const name = value.deployment?.docker_service_name;
  if (name === undefined || services.includes(name) || ownServices.includes(resolveDependency(name, []))) return [];
  const near = nearestName(name, services);
  const at = occurrenceAt(document, ['deployment', 'docker_service_name']);
  return [modelDiagnostics.create('unknown-compose-service', { name, file, near }, near ? { ...at, fix: near } : at)];
}

function checkDependencies({ value, document }: Wiring, { id, specFile, runtime }: Module): readonly Diagnostic[] {
  const names = value.deployment?.depends_on;
  if (!names) return [];
  const there = (what: string): string => `\`runtime_wiring.depends_on\` in \`${specFile}\` ${what}`;
  const known = names.map((name) => resolveDependency(name, [...runtime.dependsOn, id]));
  const strange = known.flatMap((name, index) => {
    if (runtime.dependsOn.includes(name) || ownServices.includes(name)) return [];
    const parameters = {
      here: `the module depends on \`${names[index] ?? ''}\` here`,
      there: there('does not name it'),
    };
    return [
      modelDiagnostics.create('contradiction', parameters, occurrenceAt(document, ['deployment', 'depends_on', index])),
    ];
  });
  const lacking = besideHost
    .filter((name) => runtime.dependsOn.includes(name) && !known.includes(name))
    .map((name) => {
      const parameters = { here: `\`${name}\` is missing here`, there: there('names it') };
      return modelDiagnostics.create(
        'contradiction',
        parameters,
        occurrenceAt(document, ['deployment', 'depends_on'], 'key'),
      );
    });
  return [...strange, ...lacking];
}
