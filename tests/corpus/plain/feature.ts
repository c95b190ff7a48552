/** One thing that the program can do. */
export interface Feature {
  readonly name: string;
  readonly start: () => void | Promise<void>;
}
