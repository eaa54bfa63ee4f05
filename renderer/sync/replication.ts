export interface Replication {
  /** Asks the county at once, and tries everything again that it has not signed for. */
  retry(): Promise<void>;
  stop(): Promise<void>;
}
