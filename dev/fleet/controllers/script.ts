/** How the controllers treat an object from now on. */
export interface Script {
  /**
   * `repeats` (the default): what failed fails again with the same message,
   * everything else succeeds. `never` does not answer at all.
   */
  outcome?: 'repeats' | 'succeeds' | 'fails' | 'never';
  /** How long it takes, instead of the usual delay of its kind. */
  delayMs?: number;
  /** The reason of a failure. */
  reason?: string;
  /** The message of a failure. */
  message?: string;
  /**
   * Whether Helm stores a release before it fails, as it does unless the chart
   * cannot even be rendered.
   */
  storesRelease?: boolean;
  /** What a source finds upstream the next time it looks. */
  revision?: string;
  /** Chart versions a HelmRepository finds the next time it looks. */
  charts?: Record<string, string>;
  /** What of `charts` is in the index; filled in when it is fetched. */
  indexed?: Record<string, string>;
}
