import type { Diagnostic, Occurrence } from '../diagnostics/index.js';
import { conformDiagnostics } from './diagnostics.js';

/** What cannot be judged. */
export interface Unjudged {
  /** What is demanded, as contracts call it. */
  readonly what: string;
  readonly looked: string;
  readonly why: string;
  readonly how: string;
  /** Where it is demanded. */
  readonly place: string;
}

/** The finding that something cannot be judged: an error, never a pass. */
export function notEvaluable({ what, ...unjudged }: Unjudged, at: Occurrence): Diagnostic {
  return conformDiagnostics.create('not-evaluable', { invariant: what, ...unjudged }, at);
}
