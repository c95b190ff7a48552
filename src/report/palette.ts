import picocolors from 'picocolors';

/** Colours as functions; all of them give the text back as it is when colour is off. */
export type Palette = ReturnType<typeof picocolors.createColors>;

/** A palette that depends on its argument alone, never on the environment. */
export function createPalette(color: boolean): Palette {
  return picocolors.createColors(color);
}
