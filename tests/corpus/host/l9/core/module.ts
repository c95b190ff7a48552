/** What every module of the host hands over. */
export interface L9Module {
  readonly id: string;
  readonly phase: 'early' | 'normal' | 'late';
  readonly mount: (host: Host) => Promise<void>;
}

export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: (line: string) => void;
}
