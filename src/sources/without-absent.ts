type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The values that are there. */
export function withoutAbsent<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}
