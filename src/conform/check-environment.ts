import type { VariableUse } from '../code/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { nearestName, upperSnakeCase } from '../text/index.js';
import type { Module } from '../model/index.js';
import type { Subject } from './code-facts.js';
import { followedModules, type FollowedModule } from './followed-module.js';
import { moduleDiagnostics } from './module-diagnostics.js';
import { notEvaluable } from './not-evaluable.js';

/** A module reads its declared variables, of the host, when it starts; without a required one it does not start. */
export function checkEnvironment(subject: Subject): readonly Diagnostic[] {
  return followedModules(subject).flatMap((one) => [
    ...one.facts.variables.flatMap((use) => judgeUse(one, use)),
    ...judgeBypassed(one),
    ...judgeRequired(one),
  ]);
}

function judgeUse({ module, place }: FollowedModule, { name, isLate, span }: VariableUse): readonly Diagnostic[] {
  const at = { span };
  if (name === undefined) {
    const looked = 'the name of the variable that is read here';
    const why = 'it shows only while the program runs';
    const how = 'name it with a plain text';
    return [notEvaluable({ what: 'environment', looked, why, how, place: place('environment') }, at)];
  }
  const declared = namesOf(module);
  if (!declared.includes(name)) {
    const near = nearestName(name, declared);
    const parameters = { module: module.id, name, near, place: place('environment') };
    return [moduleDiagnostics.create('variable-not-declared', parameters, at)];
  }
  return isLate ? [moduleDiagnostics.create('variable-read-late', { module: module.id, name }, at)] : [];
}

// Each declared call may be sent to another address by a variable of its own.
function namesOf({ environment, outbound, snake }: Module): readonly string[] {
  const addresses = outbound.map(({ name }) => `${upperSnakeCase(snake)}_${upperSnakeCase(name)}_URL`);
  return [...environment.map(({ name }) => name), ...addresses];
}

function judgeBypassed({ module, facts, place }: FollowedModule): readonly Diagnostic[] {
  return facts.files.flatMap(({ globals }) =>
    globals.flatMap(({ path, span }) => {
      if (!path.startsWith('process.env')) return [];
      const parameters = { module: module.id, path, place: place('environment') };
      return [moduleDiagnostics.create('environment-bypassed', parameters, { span })];
    }),
  );
}

function judgeRequired({ module, facts, isWhole, place }: FollowedModule): readonly Diagnostic[] {
  const read = new Set(
    facts.variables.flatMap(({ name, isRequired }) => (isRequired && name !== undefined ? [name] : [])),
  );
  return facts.requiredEnv.flatMap(({ names, span }) => {
    if (names.isOpen) {
      const looked = 'the list `requiredEnv` of the module';
      const why = 'it shows only while the program runs';
      const how = 'write it as a list of plain texts';
      return [notEvaluable({ what: 'environment', looked, why, how, place: place('environment') }, { span })];
    }
    const missing = module.environment.flatMap(({ name, required }) =>
      required && !names.values.includes(name) && !read.has(name) ? [name] : [],
    );
    if (!isWhole || missing.length === 0) return [];
    const parameters = { module: module.id, missing, place: place('environment', 'required') };
    return [moduleDiagnostics.create('variable-not-required', parameters, { span })];
  });
}
