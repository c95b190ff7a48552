import { defineDiagnostics } from '../diagnostics/index.js';

interface FailedCall {
  readonly path: string;
  /** The system's code, such as `EACCES`. */
  readonly code: string;
}

const listed = (items: readonly string[]): string => items.join(', ');

/** The codes of apply. */
export const applyDiagnostics = defineDiagnostics('apply', {
  locked: {
    severity: 'error',
    title: 'Another run is at work',
    message: ({ claim, owner }: { readonly claim: string; readonly owner: string }) =>
      `Another run holds \`${claim}\`: ${owner}.`,
    cause: 'Two runs that write at once would mix their files, so only one may.',
    fix: 'Wait for the other run to end. If it is certain that it has, delete the file named here.',
  },
  'stale-plan': {
    severity: 'error',
    title: 'Files changed since planning',
    message: ({ differences }: { readonly differences: readonly string[] }) =>
      `The tree is not the one that was planned for: ${listed(differences)}; nothing was written.`,
    cause: 'The plan holds the hash of each file it changes, and what stands there now is something else.',
    fix: 'Plan again.',
  },
  'not-a-file': {
    severity: 'error',
    title: 'Something else stands there',
    message: ({ places }: { readonly places: readonly string[] }) =>
      `${listed(places)} where a plain file or a folder to it must stand; nothing was written.`,
    cause: 'Writing through a symlink, or in place of a folder, would change something that the plan has not seen.',
    fix: 'Remove what stands there or move it away, then plan again.',
  },
  'path-clash': {
    severity: 'error',
    title: 'Two paths cannot coexist',
    message: ({ one, other }: { readonly one: string; readonly other: string }) =>
      `\`${one}\` and \`${other}\` cannot both stand in one tree on every system; nothing was written.`,
    cause:
      'The paths are equal, differ only in letter case or in the spelling of accents, or one is a folder of the other.',
    fix: 'Rename one of them in the contract that asks for it.',
  },
  'forbidden-path': {
    severity: 'error',
    title: 'Path is not to be written',
    message: ({ path, problem }: { readonly path: string; readonly problem: string }) =>
      `The path \`${path.slice(0, 200)}\` ${problem}; nothing was written.`,
    cause: 'A plan may write inside the repository only, and neither into `.git` nor over the records of a run.',
    fix: 'Correct the contract that asks for this path, then plan again; do not apply a plan from a source you do not trust.',
  },
  'damaged-plan': {
    severity: 'error',
    title: 'Content is not what was planned',
    message: ({ path }: { readonly path: string }) =>
      `The content planned for \`${path}\` does not have the hash that the plan states; nothing was written.`,
    cause: 'The plan was changed by hand or damaged after it was made.',
    fix: 'Plan again.',
  },
  'not-writable': {
    severity: 'error',
    title: 'No permission to write',
    message: ({ path, code }: FailedCall) => `\`${path}\` cannot be written (${code}); nothing was changed.`,
    cause: 'The system refuses: the file, its folder or the whole disk is write-protected for this user.',
    fix: 'Give this user the right to write there, then run the command again.',
  },
  'disk-full': {
    severity: 'error',
    title: 'No space left',
    message: ({ path, code }: FailedCall) =>
      `There is no space left to write \`${path}\` (${code}); nothing was changed.`,
    cause: 'The disk, or the share of it that this user may fill, is full.',
    fix: 'Free some space, then run the command again.',
  },
  'leaves-root': {
    severity: 'error',
    title: 'A symlink leads elsewhere',
    message: ({ path, code }: FailedCall) => `\`${path}\` is reached through a symlink (${code}); nothing was changed.`,
    cause: 'A folder on the way is a symlink, and a symlink can lead out of the repository.',
    fix: 'Replace the symlink by a folder, then run the command again.',
  },
  'not-written': {
    severity: 'error',
    title: 'The system failed',
    message: ({ path, code }: FailedCall) => `\`${path}\` could not be written (${code}); nothing was changed.`,
    cause: 'A call to the file system failed; everything done before it was undone.',
    fix: 'Look up the code in the manual of the system (`man errno`), remove its reason, then run the command again.',
  },
  'not-undone': {
    severity: 'error',
    title: 'Neither finished nor undone',
    message: ({ path, code, undo }: FailedCall & { readonly undo: FailedCall }) =>
      `\`${path}\` could not be written (${code}), and undoing stopped at \`${undo.path}\` (${undo.code}).`,
    cause: 'The file system failed twice. The journal `.l9gen/journal.json` knows what is left to undo.',
    fix: 'Make the tree writable again, then run any command that writes: it undoes the rest first.',
  },
  'undo-blocked': {
    severity: 'error',
    title: 'Edited after an interrupted run',
    message: ({ places }: { readonly places: readonly string[] }) =>
      `A run was interrupted, and its files were changed since: ${listed(places)}; nothing was undone.`,
    cause: 'Undoing would put the old file in the place of one that was edited after the interruption.',
    fix: 'For each file keep one of the two: delete the backup, or move the edited file away. Then run the command again.',
  },
  'journal-untrusted': {
    severity: 'error',
    title: 'The journal cannot be trusted',
    message: ({ problem }: { readonly problem: string }) =>
      `\`.l9gen/journal.json\` is no journal of an interrupted run: ${problem}; nothing was touched.`,
    cause: 'The file was written by hand, by another version, or by someone who wants files moved.',
    fix: 'Look at the tree (`git status` shows leftovers named `.l9-…`), then delete `.l9gen/journal.json`.',
  },
  interrupted: {
    severity: 'error',
    title: 'Interrupted and undone',
    message: (_parameters: Readonly<Record<string, never>>) => 'The run was interrupted; nothing was changed.',
    cause: 'The run was asked to stop before it had made its change.',
    fix: 'Run the command again.',
  },
  'left-over': {
    severity: 'warning',
    title: 'Done, with leftovers',
    message: ({ path, code }: FailedCall) =>
      `The change is complete, but \`${path}\` could not be tidied away (${code}).`,
    cause: 'A call to the file system failed after the change was made.',
    fix: 'Run any command that writes: it tidies up first.',
  },
});
