import type { Diagnostic } from '../../diagnostics/index.js';
import { isMapping, toPointer, type DocumentPath, type YamlDocument } from '../../documents/index.js';
import { specDiagnostics } from './diagnostics.js';
import { findSquashedKeys } from './squashed-keys.js';

/**
 * Names a file that stands in a spec's place and is something else; one finding instead of one per key. A file that is a
 * Module-Spec, however broken, is none of them.
 */
export function recogniseSpec(document: YamlDocument): Diagnostic | undefined {
  for (const likeness of likenesses) {
    const seen = likeness(document);
    if (!seen) continue;
    const { found, evidence, path, hint } = seen;
    const at = { span: document.locate(path, 'key'), pointer: toPointer(path), hint };
    return specDiagnostics.create('not-a-spec', { found, evidence }, at);
  }
  return undefined;
}

interface Likeness {
  readonly found: string;
  readonly evidence: string;
  readonly path: DocumentPath;
  readonly hint: string;
}

type Recognise = (document: YamlDocument) => Likeness | undefined;

const likenesses: readonly Recognise[] = [
  otherKind,
  moduleBlock,
  canonicalSchema,
  patchOf26,
  firstVersion,
  squashed,
  generatorPrompt,
  codegenAgent,
  topLevelMetadata,
  byKeys,
];

function otherKind({ value }: YamlDocument): Likeness | undefined {
  const { type } = value;
  if (typeof type !== 'string' || has(value, 'schema_version') || has(value, 'filename')) return undefined;
  return {
    found: `a contract of type \`${type}\``,
    evidence: 'a Module-Spec has no `type`',
    path: ['type'],
    hint: 'Move the file to where contracts of its type belong, or correct the path in the registry.',
  };
}

function moduleBlock({ value, file }: YamlDocument): Likeness | undefined {
  if (!has(value, 'module_block')) return undefined;
  return {
    found: 'a Module Block',
    evidence: 'it has `module_block`, from which a spec is made',
    path: ['module_block'],
    hint: `Run "l9gen new --from ${file}".`,
  };
}

function canonicalSchema({ value }: YamlDocument): Likeness | undefined {
  const schema = value['$schema'];
  const says = typeof schema === 'string' && /CanonicalSchema/i.test(schema);
  const key = ['cursor_instructions', 'cursorinstructions'].find((name) => has(value, name));
  if (!says && key === undefined) return undefined;
  return {
    found: 'a CanonicalSchema v6',
    evidence: says ? `\`$schema\` is \`${schema}\`` : `it has \`${key ?? ''}\``,
    path: [says ? '$schema' : (key ?? '')],
    hint: 'Name it `<name>_v6.schema.yaml`, beside the agent or domain that it describes.',
  };
}

const sectionsOf26 = ['codegen_hints', 'delivery_metrics', 'maturity', 'escalation_policy'];

// The template of 2.6 was published as a patch: a version and what is new in it.
function patchOf26({ value }: YamlDocument): Likeness | undefined {
  const keys = Object.keys(value).filter((key) => key !== 'schema_version' && key !== 'meta');
  if (keys.length === 0 || !keys.every((key) => sectionsOf26.includes(key))) return undefined;
  return {
    found: 'the patch from 2.5 to 2.6',
    evidence: `it has only ${quoted(keys)}; a spec inherits nothing from another file`,
    path: [keys[0] ?? ''],
    hint: 'Put these sections into the spec of 2.5 and write its schema_version as "2.6"; "l9gen migrate" does the same.',
  };
}

function firstVersion({ value }: YamlDocument): Likeness | undefined {
  const key = ['module_spec', 'GENERATION_GATES', 'SPEC_BLOCKERS'].find((name) => has(value, name));
  if (key === undefined) return undefined;
  return {
    found: 'a module specification of 1.0',
    evidence: `it has \`${key}\`, and l9gen reads 2.1 to 2.6`,
    path: [key],
    hint: 'Write the spec anew: "l9gen new" asks for what it has to say.',
  };
}

function squashed(document: YamlDocument): Likeness | undefined {
  const found = findSquashedKeys(document.value);
  const [first] = found;
  // One such key is a slip, which is told with its near name.
  if (!first || found.length < 2) return undefined;
  const pairs = found.map(({ key, meant }) => `\`${key}\` for \`${meant}\``);
  const more = pairs.length > 6 ? ` and ${pairs.length - 6} more` : '';
  return {
    found: 'a spec in the dialect with squashed keys',
    evidence: `it writes ${pairs.slice(0, 6).join(', ')}${more}`,
    path: first.path,
    hint: 'Write the keys with underscores.',
  };
}

function generatorPrompt({ value }: YamlDocument): Likeness | undefined {
  const packets = value['packet_contract'];
  const inPackets = ['emit', 'contains', 'ingress', 'egress'].find((key) => isMapping(packets) && has(packets, key));
  const onTop = ['module_tier', 'packet_durability', 'initialization', 'singleton'].find((key) => has(value, key));
  if (inPackets === undefined && onTop === undefined) return undefined;
  // `packet_contract.emit` beside `requires_metadata` is a misspelt `emits`.
  if (onTop === undefined && isMapping(packets) && (has(packets, 'emits') || has(packets, 'requires_metadata')))
    return undefined;
  const path = onTop === undefined ? ['packet_contract', inPackets ?? ''] : [onTop];
  return {
    found: 'an answer to the prompt of an earlier generator',
    evidence: `it has \`${path.join('.')}\``,
    path,
    hint: 'Write the module as a Module-Spec 2.6; "l9gen new" makes one to copy into.',
  };
}

function codegenAgent({ value }: YamlDocument): Likeness | undefined {
  const hasWork = has(value, 'code') || has(value, 'patch') || has(value, 'patch_type');
  if (!has(value, 'filename') || !hasWork) return undefined;
  return {
    found: 'an order to a code generation agent',
    evidence: 'it has `filename` and the code or patch itself',
    path: ['filename'],
    hint: 'Remove the file from the specs; a spec says what a module does, not its code.',
  };
}

// Each of these keys would be told as unknown, and `metadata` as missing.
function topLevelMetadata({ value }: YamlDocument): Likeness | undefined {
  if (!has(value, 'module_id') || has(value, 'metadata') || has(value, 'module')) return undefined;
  const blockKey = ['acceptance_min', 'surface', 'runtime'].find((key) => has(value, key));
  if (blockKey !== undefined)
    return {
      found: 'the inside of a Module Block',
      evidence: `it has \`module_id\` and \`${blockKey}\` at its top level`,
      path: ['module_id'],
      hint: 'Indent all of it below `module_block:`, then run "l9gen new --from" with the file.',
    };
  const keys = metadataKeys.filter((key) => has(value, key));
  return {
    found: 'a spec without its `metadata`',
    evidence: `it has ${quoted(keys)} at its top level`,
    path: ['module_id'],
    hint: `Put ${quoted(keys)} below \`metadata:\`.`,
  };
}

const metadataKeys = ['module_id', 'name', 'tier', 'description', 'system', 'language', 'runtime'];

const shapes: readonly (readonly [key: string, found: string, hint: string])[] = [
  ['modules', 'a registry of modules', 'The registry is the file that machine_registry_file names.'],
  ['segments', 'a list of memory segments', 'Memory segments belong into Memory.yaml.'],
  ['gaps', 'a report of gaps', 'Reports are no contracts; remove it from the specs.'],
  ['wirings', 'a glue file between agents', 'Wiring belongs into module.meta.yaml.'],
  ['edges', 'a wiring graph', 'The graph is generated; remove it from the specs.'],
  ['dora_block_contract', 'the contract of DORA blocks', 'Remove it from the specs.'],
  ['openapi', 'an OpenAPI description', 'Describe the module itself; "l9gen new" makes a spec to fill in.'],
];

function byKeys({ value }: YamlDocument): Likeness | undefined {
  if (['schema_version', 'metadata', 'module'].some((key) => has(value, key))) return undefined;
  const shape = shapes.find(([key]) => has(value, key));
  if (!shape) return undefined;
  const [key, found, hint] = shape;
  return { found, evidence: `it has \`${key}\` and neither \`schema_version\` nor \`metadata\``, path: [key], hint };
}

function quoted(keys: readonly string[]): string {
  return keys.map((key) => `\`${key}\``).join(', ');
}

function has(value: object, key: string): boolean {
  return Object.hasOwn(value, key);
}
