/** A text within a quoted label. Mermaid reads `#35;` there as the sign of that number. */
export function mermaidText(text: string): string {
  return [...text].map((sign) => (/[\p{L}\p{N} _./-]/u.test(sign) ? sign : `#${sign.codePointAt(0) ?? 0};`)).join('');
}
