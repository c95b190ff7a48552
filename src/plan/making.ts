import type { Renderer } from '../render/index.js';
import type { Hash } from '../text/index.js';

/** What every text is made with. */
export interface Making {
  readonly renderer: Renderer;
  /** Of all templates: a changed template makes every text anew. */
  readonly templatesHash: Hash;
  /** Of the templates about all modules together. */
  readonly overviewsHash: Hash;
  readonly toolVersion: string;
  /** ISO 8601: the stamp of texts that change. */
  readonly now: string;
}

/** The version of the templates that DORA blocks carry: that of the Module-Spec they follow. */
export const templateVersion = '2.6.0';
