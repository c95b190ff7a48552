import { Writable } from 'node:stream';

import { describe, expect, it } from 'vitest';

import { guardOutputs, type Outputs } from '../../../src/cli/guard-outputs.js';

/** The outputs of a process whose stdout refuses every write with `code`. */
function outputsThatFail(code: string): Outputs & { readonly told: () => string } {
  let told = '';
  const stdout = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) });
  const stderr = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      told += chunk.toString();
      done();
    },
  });
  return { stdout, stderr, told: () => told };
}

function closed({ stdout }: Outputs): Promise<void> {
  return new Promise((settle) => void stdout.once('close', settle));
}

describe('guardOutputs', () => {
  it('lets the exit code of the work stand when the reader went away', async () => {
    const outputs = outputsThatFail('EPIPE');
    const guard = guardOutputs(outputs);
    outputs.stdout.write('report');
    await closed(outputs);
    expect({ code: guard.exitCodeOf(1), late: outputs.exitCode, told: outputs.told() }).toEqual({
      code: 1,
      late: undefined,
      told: '',
    });
  });

  it('tells in one line, and ends with 2, when the report is lost otherwise', async () => {
    const outputs = outputsThatFail('ENOSPC');
    const guard = guardOutputs(outputs);
    outputs.stdout.write('report');
    await closed(outputs);
    expect({ code: guard.exitCodeOf(0), late: outputs.exitCode, told: outputs.told() }).toEqual({
      code: 2,
      late: 2,
      told: 'l9gen: the report cannot be written (ENOSPC)\n',
    });
  });
});
