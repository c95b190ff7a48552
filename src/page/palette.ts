import type { EdgeType, NodeKind } from '../render/index.js';

/** The colours of the drawing, taken from the style sheet, which knows of light and dark. */
export interface Palette {
  readonly surface: string;
  readonly block: string;
  readonly border: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly font: string;
  readonly risk: (level: string | undefined) => string | undefined;
  readonly kind: (kind: NodeKind) => string;
  readonly edge: (type: EdgeType) => string;
}

/** Reads the colours that hold for an element now. */
export function readPalette(styled: HTMLElement): Palette {
  const style = getComputedStyle(styled);
  const known = new Map<string, string>();
  const color = (name: string): string => {
    const found = known.get(name) ?? style.getPropertyValue(`--${name}`).trim();
    known.set(name, found);
    return found;
  };
  return {
    surface: color('surface'),
    block: color('block'),
    border: color('border'),
    text: color('text'),
    muted: color('muted'),
    accent: color('accent'),
    font: style.fontFamily,
    risk: (level) => (level === 'high' || level === 'medium' ? color(`risk-${level}`) : undefined),
    kind: (kind) => color(`kind-${kind}`),
    edge: (type) => color(`edge-${type}`),
  };
}
