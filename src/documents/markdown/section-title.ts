/**
 * What is left of a heading when people write it their way: letters and digits, joined by `-`. Case, signs, pictures and a
 * number in front make no difference; `&` is `and`. A title of signs alone is itself.
 */
export function titleSlug(title: string): string {
  const words = title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/^\s*\d+(?:\.\d+)*[.)]?\s+/, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  return words.length > 0 ? words.join('-') : title.trim();
}
