/** How YAML 1.1 reads an unquoted scalar that YAML 1.2 reads otherwise. */
export interface Habit {
  /** What a reader of YAML 1.1 makes of it, in words: `true`, `the number 15`, `a date`. */
  readonly reads: string;
}

interface Rule {
  readonly pattern: RegExp;
  readonly reads: (source: string) => string;
}

const rules: readonly Rule[] = [
  { pattern: /^(?:y|Y|yes|Yes|YES|on|On|ON)$/, reads: () => 'true' },
  { pattern: /^(?:n|N|no|No|NO|off|Off|OFF)$/, reads: () => 'false' },
  { pattern: /^\d{4}-\d{1,2}-\d{1,2}(?:(?:[Tt]|[ \t]+)\d{1,2}:\d\d:\d\d.*)?$/, reads: () => 'a date' },
  { pattern: /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/, reads: (source) => `the number ${sexagesimal(source)}` },
  { pattern: /^[-+]?0[0-7_]+$/, reads: (source) => `the number ${octal(source)}` },
  { pattern: /^[-+]?0\d+$/, reads: () => 'text' },
  { pattern: /^0o[0-7]+$/, reads: () => 'text' },
  { pattern: /^[-+]?(?:0b[01_]+|0x[\dA-Fa-f_]*_[\dA-Fa-f_]*)$/, reads: () => 'a number' },
  { pattern: /^[-+]?[1-9]\d*_[\d_]*(?:\.[\d_]*)?$/, reads: (source) => `the number ${source.replaceAll('_', '')}` },
  { pattern: /^[-+]?\d+(?:\.\d*)?[eE]\d+$|^[-+]?\d+[eE][-+]\d+$/, reads: () => 'text' },
  { pattern: /^=$/, reads: () => 'no plain value' },
];

/** How YAML 1.1 reads an unquoted scalar, where that is not what YAML 1.2 makes of it. */
export function habitOf(source: string): Habit | undefined {
  // Nearly every scalar starts with another letter.
  if (!/^[-+\d=yYnNoO]/.test(source)) return undefined;
  const rule = rules.find(({ pattern }) => pattern.test(source));
  if (!rule || /^[-+]?0+$/.test(source)) return undefined;
  return { reads: rule.reads(source) };
}

function octal(source: string): number {
  return signed(source, Number.parseInt(source.replace(/[-+_]/g, ''), 8));
}

function sexagesimal(source: string): number {
  const parts = source.replace(/[-+_]/g, '').split(':').map(Number);
  return signed(
    source,
    parts.reduce((sum, part) => sum * 60 + part, 0),
  );
}

function signed(source: string, value: number): number {
  return source.startsWith('-') ? -value : value;
}
