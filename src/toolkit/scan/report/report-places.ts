import { relPath, type RelPath } from '../../../text/index.js';

/** Where a scan leaves its report, unless it is told otherwise. */
export const reportFile = relPath('meta-gaps.yaml');

/** Where known gaps are kept, each with the reason why it counts no more. */
export const baselineFile = relPath('meta-gaps.baseline.yaml');

/** The name that a report of ours gives its maker. */
export const toolName = 'l9gen';

/** The files of our own that no scan judges. */
export const apart: readonly RelPath[] = [reportFile, baselineFile];
