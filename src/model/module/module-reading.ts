import type { ModuleMetaInput, ModuleSpecInput, ModuleWiringInput } from '../../../generated/contract-types.js';
import type { Diagnostic, Occurrence } from '../../diagnostics/index.js';
import { toPointer, type DocumentPath, type YamlDocument } from '../../documents/index.js';
import { modelDiagnostics } from '../diagnostics.js';

/** A decoded contract together with the document that knows where its values stand. */
export interface Decoded<T> {
  readonly value: T;
  readonly document: YamlDocument;
}

/** What is read to make one module, and the place to tell what does not hold. */
export interface ModuleReading {
  readonly snake: string;
  readonly spec: Decoded<ModuleSpecInput>;
  readonly meta: Decoded<ModuleMetaInput> | undefined;
  readonly wiring: Decoded<ModuleWiringInput> | undefined;
  readonly add: (diagnostic: Diagnostic) => void;
}

/** The occurrence of a finding at a path of a document. */
export function occurrenceAt(document: YamlDocument, path: DocumentPath, what: 'key' | 'value' = 'value'): Occurrence {
  return { span: document.locate(path, what), pointer: toPointer(path) };
}

/** Tells that a needed fact of the spec is neither declared nor derivable, with the text that would declare it. */
export function refuseFact(
  reading: ModuleReading,
  path: DocumentPath,
  refusal: { readonly why: string; readonly fix: string },
): undefined {
  const fact = path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`))
    .join('');
  reading.add(
    modelDiagnostics.create(
      'not-declared',
      { fact, why: refusal.why },
      { ...occurrenceAt(reading.spec.document, path, 'key'), fix: refusal.fix },
    ),
  );
  return undefined;
}
