/*
 * The floor of `validate`: plain `yaml.parse` and one compiled Ajv validator per kind over the files named on stdin,
 * nothing else. Prints how many files there were; ends with 1 when one does not hold.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

import { contractSchemas } from '../../dist/generated/contract-schemas.js';

const kinds = {
  'module.meta.yaml': 'module-meta',
  'README.meta.yaml': 'component-readme',
  'tests.meta.yaml': 'subsystem-tests',
};
const ajv = new Ajv2020({ allowUnionTypes: true });
ajv.addKeyword('x-path-base');
for (const schema of Object.values(contractSchemas)) ajv.addSchema(schema);

const files = readFileSync(0, 'utf8').trim().split('\n');
let broken = 0;
for (const file of files) {
  const schema = contractSchemas[kinds[basename(file)] ?? 'module-spec'];
  if (!ajv.getSchema(schema.$id)(parse(readFileSync(file, 'utf8')))) broken += 1;
}
console.log(`${files.length} files, ${broken} broken`);
process.exitCode = broken > 0 ? 1 : 0;
