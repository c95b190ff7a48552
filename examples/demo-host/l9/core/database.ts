/** The SQL database of the host: Postgres, or PGlite when no server is configured. */
export interface Database {
  /** Runs one statement with `$1…` parameters. Rejects with StorageError. */
  readonly query: <R>(sql: string, parameters?: readonly unknown[]) => Promise<readonly R[]>;
  /** Runs several statements without parameters; gives the rows of the last. Rejects with StorageError. */
  readonly script: <R>(sql: string) => Promise<readonly R[]>;
  /**
   * Runs the work in one transaction, undone when the work throws. Inside, only the given database
   * may be used: the outer one may wait for this transaction to end.
   */
  readonly transaction: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}
