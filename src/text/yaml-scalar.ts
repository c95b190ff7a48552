// Plain in YAML 1.2 and in 1.1 readers alike: starts with a letter, holds no indicator, is no keyword of either version.
const plainYaml = /^[A-Za-z_/][A-Za-z0-9_./@+-]*(?: [A-Za-z0-9_./@+-]+)*$/;
const yamlKeyword = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
const yamlEscaped = /["\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A YAML 1.2 scalar on one line: plain when no reader can mistake it, else quoted as prettier writes it. */
export function yamlScalar(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (plainYaml.test(value) && !yamlKeyword.test(value)) return value;
  if (/[\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(value)) return `"${value.replace(yamlEscaped, yamlEscape)}"`;
  return value.includes("'") && !value.includes('"') ? `"${value}"` : `'${value.replaceAll("'", "''")}'`;
}

// The escapes of YAML 1.2.2 §5.7; a character beyond the basic plane needs the long form.
function yamlEscape(found: string): string {
  const simple: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  const code = (found.codePointAt(0) ?? 0).toString(16);
  return simple[found] ?? (code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`);
}
