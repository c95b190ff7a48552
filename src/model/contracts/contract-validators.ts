import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

import { contractSchemas } from '../../../generated/contract-schemas.js';
import type { ContractInputs } from '../../../generated/contract-types.js';

/** A kind of contract, named as its schema in `specs/schema`. */
export type ContractKind = keyof ContractInputs;

/** The `type` that a contract of a kind states; `undefined` for kinds that are known by their file name alone. */
export function typeOfKind(kind: ContractKind): string | undefined {
  const properties: Readonly<Record<string, object>> = contractSchemas[kind].properties;
  const type = properties['type'];
  return type && 'const' in type && typeof type.const === 'string' ? type.const : undefined;
}

/** Answers the compiled validator of a kind. */
export interface ContractValidators {
  readonly of: (kind: ContractKind) => ValidateFunction;
}

/**
 * Validators compiled on first use, and once per process: a schema compiles slower than a thousand contracts are judged.
 * `verbose` errors carry the schema and data they are about.
 */
export function createContractValidators(): ContractValidators {
  return (shared ??= createValidators());
}

let shared: ContractValidators | undefined;

function createValidators(): ContractValidators {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true });
  for (const keyword of annotations) ajv.addKeyword({ keyword });
  for (const schema of Object.values(contractSchemas)) ajv.addSchema(schema);
  return {
    of: (kind) => {
      const validator = ajv.getSchema(contractSchemas[kind].$id);
      if (!validator) throw new Error(`no schema for the kind ${kind}`);
      return validator as ValidateFunction;
    },
  };
}

// Facts for readers of the schemas (reference docs, path checks); they never decide whether a contract is valid.
const annotations = ['x-path-base'] as const;
