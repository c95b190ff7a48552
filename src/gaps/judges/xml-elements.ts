/** An element of an XML text: what stands in its tag, and what stands behind the tag up to the next element of that name. */
export interface XmlElement {
  readonly attributes: string;
  readonly behind: string;
}

/** The elements of one name in a text, in order. Linear; no entity is expanded and nothing is fetched. */
export function elementsOf(text: string, name: string): readonly XmlElement[] {
  const [, ...pieces] = text.replace(/<!--[^]*?(?:-->|$)/g, '').split(`<${name}`);
  return pieces.flatMap((piece) => {
    if (!/^[\s/>]/.test(piece)) return [];
    const end = tagEnd(piece);
    return end < 0 ? [] : [{ attributes: piece.slice(0, end), behind: piece.slice(end + 1) }];
  });
}

function tagEnd(piece: string): number {
  let quote = '';
  for (let at = 0; at < piece.length; at += 1) {
    const sign = piece.charAt(at);
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at;
  }
  return -1;
}

/** The attributes in a tag, as written. */
export function attributesOf(tag: string): ReadonlyMap<string, string> {
  const found = [...tag.matchAll(/([\w:.-]{1,64})\s?=\s?(?:"([^"]*)"|'([^']*)')/g)];
  return new Map(found.map(([, name = '', double, single]) => [name, double ?? single ?? '']));
}
