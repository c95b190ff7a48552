import type { Severity } from '../diagnostics/index.js';
import type { FamilyContract } from '../model/index.js';
import type { Hash, RelPath, Span } from '../text/index.js';

type ReportedGap = FamilyContract<'gap-report'>['value']['gaps'][number];

/** What is wrong, as a gap report says it: the kinds of version 1, and what they had no word for. */
export type GapKind = ReportedGap['kind'];

/** How an obligation came out, where it did not simply hold. */
export type GapOutcome = NonNullable<ReportedGap['outcome']>;

/** What a repair needs to know beyond the places; the keys of a gap report. */
export interface GapContext {
  readonly subsystem?: string;
  readonly requiredSections?: readonly string[];
  readonly modulePath?: RelPath;
  readonly mustCover?: readonly string[];
  readonly mustAssert?: readonly string[];
  /** One sentence with the actual value: the message of the finding. */
  readonly problem: string;
  readonly expectedRootPath?: string;
}

/** One obligation that is not kept, or cannot be judged. Plain data; sorted by contract, pointer, kind and target. */
export interface Gap {
  /** `GAP-` and the first 12 hex digits of the fingerprint. */
  readonly id: string;
  /**
   * SHA-256 of the canonical JSON (RFC 8785) of kind, contract, target and subkey. No line number, no message and no
   * position is part of it, so that it stays while people edit other things.
   */
  readonly fingerprint: Hash;
  readonly kind: GapKind;
  readonly outcome: GapOutcome;
  readonly severity: Severity;
  /** The `type` of the contract that demands it. */
  readonly metaType: string;
  readonly metaFile: RelPath;
  /** RFC 6901 pointer into that contract; absent where the contract as a whole demands it. */
  readonly metaPointer?: string;
  readonly targetFile?: RelPath;
  /** What a repair may write, sorted; empty where only a person can mend it. */
  readonly writeSet: readonly RelPath[];
  readonly context: GapContext;
  readonly effort: 'low' | 'medium' | 'high';
  /** The code that the finding is explained under. */
  readonly code: string;
  /** Where a finding points: the line of the contract, or of the code where that is at fault. */
  readonly span?: Span;
  /** What to do, as an order. */
  readonly hint: string;
  /** What can be pasted, where the finding has it. */
  readonly fix?: string;
  /** Why it counts no more, and until which day (ISO 8601), where it is waived. */
  readonly waiver?: { readonly reason: string; readonly until?: string };
  /** The waiver whose last day (`until`) is over, so that it counts again; `at` is where that stands: `file:line`. */
  readonly lapsed?: { readonly reason: string; readonly until: string; readonly at?: string };
}
