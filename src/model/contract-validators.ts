import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

import {
  componentReadmeSchema,
  memorySchema,
  moduleContractsSchema,
  moduleMetaSchema,
  moduleSpecSchema,
  moduleWiringSchema,
  registrySchema,
  repoContractSchema,
  subsystemTestsSchema,
  wiringContractsSchema,
} from '../../generated/contract-schemas.js';
import type {
  ComponentReadmeInput,
  MemoryInput,
  ModuleContractsInput,
  ModuleMetaInput,
  ModuleSpecInput,
  ModuleWiringInput,
  RegistryInput,
  RepoContractInput,
  SubsystemTestsInput,
  WiringContractsInput,
} from '../../generated/contract-types.js';

/** The shape that each kind of contract has as people write it. */
export interface ContractInputs {
  readonly 'module-spec': ModuleSpecInput;
  readonly 'module-meta': ModuleMetaInput;
  readonly 'module-wiring': ModuleWiringInput;
  readonly 'module-contracts': ModuleContractsInput;
  readonly 'wiring-contracts': WiringContractsInput;
  readonly 'repo-contract': RepoContractInput;
  readonly registry: RegistryInput;
  readonly memory: MemoryInput;
  readonly 'component-readme': ComponentReadmeInput;
  readonly 'subsystem-tests': SubsystemTestsInput;
}

/** A kind of contract, named as its schema in `specs/schema`. */
export type ContractKind = keyof ContractInputs;

const schemas: Readonly<Record<ContractKind, object>> = {
  'module-spec': moduleSpecSchema,
  'module-meta': moduleMetaSchema,
  'module-wiring': moduleWiringSchema,
  'module-contracts': moduleContractsSchema,
  'wiring-contracts': wiringContractsSchema,
  'repo-contract': repoContractSchema,
  registry: registrySchema,
  memory: memorySchema,
  'component-readme': componentReadmeSchema,
  'subsystem-tests': subsystemTestsSchema,
};

/** The `type` that a contract of a kind states; kinds without one are known by their file name alone. */
export const contractTypes: Readonly<Partial<Record<ContractKind, string>>> = {
  'module-meta': 'l9_module_meta',
  'module-wiring': 'module_wiring',
  'module-contracts': 'l9_module_contracts',
  'wiring-contracts': 'l9_wiring_contracts',
  'repo-contract': 'l9_repo_contract',
  'component-readme': 'component_readme',
  'subsystem-tests': 'subsystem_test_spec',
};

/** Answers the compiled validator of a kind. */
export interface ContractValidators {
  readonly of: (kind: ContractKind) => ValidateFunction;
}

/** Validators compiled on first use; `verbose` errors carry the schema and data they are about. */
export function createContractValidators(): ContractValidators {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true });
  const compiled = new Map<ContractKind, ValidateFunction>();
  return {
    of: (kind) => {
      const validator = compiled.get(kind) ?? ajv.compile(schemas[kind]);
      compiled.set(kind, validator);
      return validator;
    },
  };
}
