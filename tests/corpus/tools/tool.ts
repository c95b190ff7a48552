/** Something that an agent may call. */
export interface Tool {
  readonly id: string;
  readonly run: (input: unknown) => Promise<unknown>;
}
