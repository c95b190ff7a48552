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
    example:
      'terminal 1:  l9gen generate        (still writing)\nterminal 2:  l9gen generate        → apply/locked\n\nterminal 2, once terminal 1 is done:  l9gen generate',
  },
  'stale-plan': {
    severity: 'error',
    title: 'Files changed since planning',
    message: ({ differences }: { readonly differences: readonly string[] }) =>
      `The tree is not the one that was planned for: ${listed(differences)}; nothing was written.`,
    cause: 'The plan holds the hash of each file it changes, and what stands there now is something else.',
    fix: 'Plan again.',
    example:
      'l9gen generate          while an editor saves l9/router.ts  → apply/stale-plan\nl9gen generate          again, with the saved file',
  },
  'not-a-file': {
    severity: 'error',
    title: 'Something else stands there',
    message: ({ places }: { readonly places: readonly string[] }) =>
      `${listed(places)} where a plain file or a folder to it must stand; nothing was written.`,
    cause: 'Writing through a symlink, or in place of a folder, would change something that the plan has not seen.',
    fix: 'Remove what stands there or move it away, then plan again.',
    example:
      'l9/modules/slack_webhook/README.md → ../../README.md      (a symlink)\n\nrm l9/modules/slack_webhook/README.md && l9gen generate',
  },
  'path-clash': {
    severity: 'error',
    title: 'Two paths cannot coexist',
    message: ({ one, other }: { readonly one: string; readonly other: string }) =>
      `\`${one}\` and \`${other}\` cannot both stand in one tree on every system; nothing was written.`,
    cause:
      'The paths are equal, differ only in letter case or in the spelling of accents, or one is a folder of the other.',
    fix: 'Rename one of them in the contract that asks for it.',
    example:
      'layout:\n  config_module: config.ts\n  schemas_module: Config.ts      # one file on macOS and Windows\n\n  schemas_module: schemas.ts     # mended',
  },
  'forbidden-path': {
    severity: 'error',
    title: 'Path is not to be written',
    message: ({ path, problem }: { readonly path: string; readonly problem: string }) =>
      `The path \`${path.slice(0, 200)}\` ${problem}; nothing was written.`,
    cause: 'A plan may write inside the repository only, and neither into `.git` nor over the records of a run.',
    fix: 'Correct the contract that asks for this path, then plan again; do not apply a plan from a source you do not trust.',
    example:
      'layout:\n  service_module: .git/hooks/pre-commit\n\n  service_module: services/slack_webhook_service.ts    # mended',
  },
  'damaged-plan': {
    severity: 'error',
    title: 'Content is not what was planned',
    message: ({ path }: { readonly path: string }) =>
      `The content planned for \`${path}\` does not have the hash that the plan states; nothing was written.`,
    cause: 'The plan was changed by hand or damaged after it was made.',
    fix: 'Plan again.',
    example:
      'l9gen plan, then one character of the planned content is changed  → apply/damaged-plan\nl9gen plan    again',
  },
  'not-writable': {
    severity: 'error',
    title: 'No permission to write',
    message: ({ path, code }: FailedCall) => `\`${path}\` cannot be written (${code}); nothing was changed.`,
    cause: 'The system refuses: the file, its folder or the whole disk is write-protected for this user.',
    fix: 'Give this user the right to write there, then run the command again.',
    example:
      'chmod a-w l9/modules && l9gen generate    → apply/not-writable (EACCES)\nchmod u+w l9/modules && l9gen generate',
  },
  'disk-full': {
    severity: 'error',
    title: 'No space left',
    message: ({ path, code }: FailedCall) =>
      `There is no space left to write \`${path}\` (${code}); nothing was changed.`,
    cause: 'The disk, or the share of it that this user may fill, is full.',
    fix: 'Free some space, then run the command again.',
    example: 'df -h .        100 % used    → apply/disk-full (ENOSPC)\n\nrm -r node_modules/.cache && l9gen generate',
  },
  'leaves-root': {
    severity: 'error',
    title: 'A symlink leads elsewhere',
    message: ({ path, code }: FailedCall) => `\`${path}\` is reached through a symlink (${code}); nothing was changed.`,
    cause: 'A folder on the way is a symlink, and a symlink can lead out of the repository.',
    fix: 'Replace the symlink by a folder, then run the command again.',
    example: 'l9/modules → /srv/other        (a symlink)\n\nrm l9/modules && mkdir l9/modules && l9gen generate',
  },
  'other-file-system': {
    severity: 'error',
    title: 'A file is a mount of its own',
    message: ({ path, code }: FailedCall) =>
      `\`${path}\` cannot be replaced, because it is mounted there or in use (${code}); nothing was changed.`,
    cause:
      'A file is replaced by renaming, which never leaves a half-written one; a file that is mounted by itself cannot be renamed.',
    fix: 'Unmount the file, or mount the folder around it instead; then run the command again.',
    example:
      'docker run -v ./router.ts:/app/l9/router.ts …     l9gen generate    → apply/other-file-system (EBUSY)\n\ndocker run -v ./l9:/app/l9 …                      l9gen generate    # mended',
  },
  'not-written': {
    severity: 'error',
    title: 'The system failed',
    message: ({ path, code }: FailedCall) => `\`${path}\` could not be written (${code}); nothing was changed.`,
    cause: 'A call to the file system failed; everything done before it was undone.',
    fix: 'Look up the code in the manual of the system (`man errno`), remove its reason, then run the command again.',
    example:
      'l9gen generate        on a disk that fails    → apply/not-written (EIO)\nman errno             says what EIO means; l9gen generate, once it is mended',
  },
  'not-undone': {
    severity: 'error',
    title: 'Neither finished nor undone',
    message: ({ path, code, undo }: FailedCall & { readonly undo: FailedCall }) =>
      `\`${path}\` could not be written (${code}), and undoing stopped at \`${undo.path}\` (${undo.code}).`,
    cause: 'The file system failed twice. The journal `.l9gen/journal.json` knows what is left to undo.',
    fix: 'Make the tree writable again, then run any command that writes: it undoes the rest first.',
    example:
      'the network disk goes away in the middle of l9gen generate    → apply/not-undone\nonce it is back:  l9gen generate    undoes the rest first',
  },
  'undo-blocked': {
    severity: 'error',
    title: 'Edited after an interrupted run',
    message: ({ places }: { readonly places: readonly string[] }) =>
      `A run was interrupted, and its files were changed since: ${listed(places)}; nothing was undone.`,
    cause: 'Undoing would put the old file in the place of one that was edited after the interruption.',
    fix: 'For each file keep one of the two: delete the backup, or move the edited file away. Then run the command again.',
    example:
      'l9gen generate is killed; l9/router.ts is edited; l9gen generate    → apply/undo-blocked\n\nmv l9/router.ts /tmp/my-router.ts && l9gen generate    # then bring the edit in again',
  },
  'journal-untrusted': {
    severity: 'error',
    title: 'The journal cannot be trusted',
    message: ({ problem }: { readonly problem: string }) =>
      `\`.l9gen/journal.json\` is no journal of an interrupted run: ${problem}; nothing was touched.`,
    cause: 'The file was written by hand, by another version, or by someone who wants files moved.',
    fix: 'Look at the tree (`git status` shows leftovers named `.l9-…`), then delete `.l9gen/journal.json`.',
    example:
      '.l9gen/journal.json:  {"moves": ["../../etc/passwd"]}\n\ngit status && rm .l9gen/journal.json && l9gen generate',
  },
  interrupted: {
    severity: 'error',
    title: 'Interrupted and undone',
    message: (_parameters: Readonly<Record<string, never>>) => 'The run was interrupted; nothing was changed.',
    cause: 'The run was asked to stop before it had made its change.',
    fix: 'Run the command again.',
    example: 'l9gen generate ^C    → apply/interrupted\nl9gen generate',
  },
  'left-over': {
    severity: 'warning',
    title: 'Done, with leftovers',
    message: ({ path, code }: FailedCall) =>
      `The change is complete, but \`${path}\` could not be tidied away (${code}).`,
    cause: 'A call to the file system failed after the change was made.',
    fix: 'Run any command that writes: it tidies up first.',
    example:
      'l9gen generate    on Windows, while an editor holds a replaced file open    → apply/left-over\nl9gen generate    once the editor is closed: it tidies up',
  },
});
