import picocolors from 'picocolors';

/** Speaks to the reader: numbered steps, what is done, what came of it. */
export interface Narrator {
  readonly title: (text: string) => void;
  readonly step: (text: string) => void;
  readonly say: (text: string) => void;
  readonly command: (text: string) => void;
  readonly table: (rows: readonly (readonly string[])[]) => void;
  /** Shows that something holds; throws, and so ends the demo, when it does not. */
  readonly proves: (fact: string, holds: boolean) => void;
}

/** A narrator that writes to stdout; colours only where they are wanted. */
export function createNarrator(): Narrator {
  const { bold, cyan, dim, green } = picocolors;
  let steps = 0;
  const write = (text: string): void => void process.stdout.write(`${text}\n`);
  return {
    title: (text) => write(`\n${bold(text)}`),
    step: (text) => write(`\n${cyan(bold(`${(steps += 1)}.`))} ${bold(text)}`),
    say: (text) => write(`   ${text}`),
    command: (text) => write(`   ${dim(`$ ${text}`)}`),
    table: (rows) => {
      const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
      for (const [index, row] of rows.entries()) {
        const line = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
        write(`   ${index === 0 ? dim(line.trimEnd()) : line.trimEnd()}`);
      }
    },
    proves: (fact, holds) => {
      if (!holds) throw new Error(`this does not hold: ${fact}`);
      write(`   ${green('✓')} ${fact}`);
    },
  };
}
