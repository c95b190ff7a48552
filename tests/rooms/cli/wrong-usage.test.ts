import { describe, expect, it } from 'vitest';

import { reportFormats } from '../../../src/report/index.js';
import { runCli } from '../../support/run-cli.js';

describe('a command line that is not understood', () => {
  it.each(reportFormats.filter((format) => format !== 'text'))('is one document in %s', async (format) => {
    const run = await runCli('.', ['check', '--nope', `--format=${format}`]);
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toContain('cli/wrong-usage');
    expect(run.stdout).toContain('--nope');
  });

  it.each([[['check', '--nope']], [['check', '--format', 'xml']], [['check', '--nope', '--', '--format', 'json']]])(
    'is told on stderr alone: %j',
    async (args) => {
      const run = await runCli('.', args);
      expect({ exitCode: run.exitCode, stdout: run.stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(run.stderr).toMatch(/^error: /);
    },
  );
});
