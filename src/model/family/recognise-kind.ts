import { contractSchemas } from '../../../generated/contract-schemas.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { YamlDocument } from '../../documents/index.js';
import { nearestName } from '../../text/index.js';
import { typeOfKind, type ContractKind } from '../contracts/contract-validators.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { contractDiagnostics } from '../contracts/diagnostics.js';
import { modelDiagnostics } from '../diagnostics.js';
import type { FamilyKind, TypedKind } from './contract.js';
import { familyDiagnostics } from './diagnostics.js';
import { kindFacts, typedKinds, type Places } from './kinds.js';

/** The kind of a contract, or what is wrong with its kind; neither for a file that only has the name of a contract. */
export interface Recognised {
  readonly kind?: FamilyKind;
  readonly finding?: Diagnostic;
}

/** Tells what kind of contract a file is: by its name where that decides, else by its `type`. */
export function recogniseKind(document: YamlDocument, places: Places): Recognised {
  const stem = document.file.replace(/\.ya?ml$/, '');
  const untyped = untypedKind(document, stem);
  if (untyped) return untyped;
  const { type } = document.value;
  const stated = typeof type === 'string' ? kindByType.get(type) : undefined;
  if (stated !== undefined && kindFacts[stated].fits(stem, places)) return { kind: stated };
  const fitting = typedKinds.filter((kind) => kindFacts[kind].fits(stem, places));
  // Read as what its name says, the contract is told to be of another kind, or of none.
  if (fitting.length === 1) return { kind: fitting[0] as TypedKind };
  return { finding: wrongKind(document, { stated, fitting }) };
}

const kindByType: ReadonlyMap<string, TypedKind> = new Map(typedKinds.map((kind) => [typeName(kind), kind]));

function untypedKind({ value }: YamlDocument, stem: string): Recognised | undefined {
  if (/(^|\/)meta-gaps\.baseline$/.test(stem)) return { kind: 'gap-baseline' };
  if (/(^|\/)meta-gaps$/.test(stem)) return { kind: 'version' in value ? 'gap-report' : 'gap-list' };
  if (stem === 'generated/module_wiring_graph') return { kind: 'wiring-graph' };
  if (/_v6\.schema$/.test(stem)) return { kind: 'canonical-schema' };
  if (!/_v6$/.test(stem)) return undefined;
  // Templates and prompts of the sixth version have such names as well; they are nobody's contract.
  return '$schema' in value || 'cursor_instructions' in value ? { kind: 'canonical-schema' } : {};
}

interface Guess {
  readonly stated: TypedKind | undefined;
  readonly fitting: readonly TypedKind[];
}

function wrongKind(document: YamlDocument, { stated, fitting }: Guess): Diagnostic {
  const { type } = document.value;
  if (stated !== undefined) {
    const parameters = { kind: typeName(stated), place: kindFacts[stated].place, file: document.file };
    return familyDiagnostics.create('misplaced-contract', parameters, occurrenceAt(document, ['type']));
  }
  const candidates = fitting.length > 0 ? fitting : typedKinds;
  if (type === undefined || type === null) return missingKind(document, candidates);
  const found = typeof type === 'string' ? type : JSON.stringify(type);
  const near = nearestName(found, typedKinds.map(typeName));
  const hint = `Known types: ${candidates.map(typeName).join(', ')}.`;
  const help = near === undefined ? { hint } : { hint, fix: `type: ${near}` };
  return modelDiagnostics.create('unknown-kind', { found, near }, { ...occurrenceAt(document, ['type']), ...help });
}

function missingKind(document: YamlDocument, candidates: readonly TypedKind[]): Diagnostic {
  const like = likeness(document, [...candidates, ...otherKinds]);
  const isTyped = like !== undefined && typeOfKind(like) !== undefined;
  const help = isTyped
    ? { fix: `type: ${typeName(like)}` }
    : {
        hint: `Write one of: ${candidates.map(typeName).join(', ')}${like ? `; or give the file the name that ${typeName(like)} has` : ''}.`,
      };
  return contractDiagnostics.create(
    'kind-missing',
    { like: like && typeName(like) },
    { span: document.locate([]), pointer: '', ...help },
  );
}

const otherKinds: readonly ContractKind[] = ['canonical-schema', 'registry', 'memory', 'module-block', 'module-spec'];

/** The kind that knows most of a contract's keys and misses none of the few; `undefined` when nothing speaks for one. */
function likeness({ value }: YamlDocument, kinds: readonly ContractKind[]): ContractKind | undefined {
  const keys = Object.keys(value).filter((key) => key !== 'location' && key !== 'type');
  let best: { readonly kind: ContractKind; readonly score: number } | undefined;
  for (const kind of kinds) {
    const known = Object.keys(contractSchemas[kind].properties);
    const [hits, misses] = [
      keys.filter((key) => known.includes(key)).length,
      keys.filter((key) => !known.includes(key)).length,
    ];
    const score = hits - misses;
    if (hits > 0 && score > (best?.score ?? 0)) best = { kind, score };
  }
  return best?.kind;
}

/** How people call a kind: by its `type`, or by the name of its form. */
export function typeName(kind: ContractKind): string {
  return typeOfKind(kind) ?? kind.replaceAll('-', '_');
}
