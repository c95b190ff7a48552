import type { Module } from '../model/index.js';
import { authenticationView, callViews, variableViews } from './module-view-settings.js';
import type { AuthenticationView, CallView, VariableView } from './module-view-settings.js';

/** What the templates place of secrets, outbound calls, the environment and what is observed. */
export interface SettingFacts {
  readonly authentication?: AuthenticationView;
  readonly calls: readonly CallView[];
  readonly hasCalls: boolean;
  readonly variables: readonly VariableView[];
  readonly requiredVariables: readonly VariableView[];
  readonly hasConfig: boolean;
  readonly handlersSeeConfig: boolean;
  /** The module logs its details whatever the level of the host. */
  readonly isVerbose: boolean;
  readonly metrics: boolean;
  readonly traces: boolean;
  readonly isObserved: boolean;
}

/** What the module is given from outside. */
export function settingFacts(module: Module): SettingFacts {
  const authentication = authenticationView(module);
  const variables = variableViews(module);
  const calls = callViews(module);
  const used = new Set([authentication?.secretProperty, ...calls.map(({ bearerProperty }) => bearerProperty)]);
  const { logLevel, metrics, traces } = module.observability;
  return {
    ...(authentication && { authentication }),
    variables,
    requiredVariables: variables.filter(({ isRequired }) => isRequired),
    calls,
    hasCalls: calls.length > 0,
    hasConfig: variables.length + calls.length > 0,
    handlersSeeConfig: variables.some(({ property }) => !used.has(property)),
    isVerbose: logLevel === 'debug',
    metrics,
    traces,
    isObserved: metrics || traces,
  };
}
