import { defineDiagnostics } from '../../../src/diagnostics/index.js';
import type { Diagnostic } from '../../../src/diagnostics/index.js';
import type { CommandResult, FormatOptions } from '../../../src/report/index.js';
import { createLineIndex, relPath, spanOf } from '../../../src/text/index.js';

/** A small catalogue with one code per severity. */
export const catalogue = defineDiagnostics('model', {
  'unknown-key': {
    severity: 'error',
    title: 'Unknown key',
    message: ({ key }: { key: string }) => `The key \`${key}\` is unknown here.`,
    cause: 'The key is not in the schema of its kind.',
    fix: 'Correct the key or remove it.',
    example: 'teir: 1\n\ntier: 1',
  },
  'odd-tier': {
    severity: 'warning',
    title: 'Odd tier',
    message: ({ tier }: { tier: number }) => `The tier \`${tier}\` is odd.`,
    cause: 'Adapters are of tier 2.',
    fix: 'Take the tier from the registry.',
    example: 'tier: 9\n\ntier: 2',
  },
  'old-version': {
    severity: 'info',
    title: 'Old version',
    message: ({ version }: { version: string }) => `The version \`${version}\` is old.`,
    cause: 'A newer version exists.',
    fix: 'Run `l9gen migrate`.',
    example: 'schema_version: "2.1"\n\nschema_version: "2.6"',
  },
});

export const specFile = relPath('modules/specs/a b.yaml');

export const specText = 'metadata:\n  tier: 1\n  durabilty: none\nowner: me\n';

/** The unknown key of {@link specText}, placed. */
export function unknownKey(): Diagnostic {
  const at = specText.indexOf('durabilty');
  const span = spanOf(specFile, createLineIndex(specText), [at, at + 'durabilty'.length]);
  return catalogue.create(
    'unknown-key',
    { key: 'durabilty' },
    { span, pointer: '/metadata/durabilty', fix: '  durability: none\n' },
  );
}

/** A result with the given differences from a clean `check`. */
export function resultWith(changed: Partial<CommandResult>): CommandResult {
  return { command: 'check', ok: true, exitCode: 0, summary: {}, diagnostics: [], ...changed };
}

/** Options of a run without a terminal; `sourceOf` knows {@link specFile}. */
export const plainOptions: FormatOptions = {
  color: false,
  width: 80,
  quiet: false,
  sourceOf: (file) => (file === specFile ? specText : undefined),
  toolVersion: '0.1.0',
  catalogue: catalogue.entries,
};
