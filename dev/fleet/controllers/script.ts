/** How the controllers treat an object, instead of the usual way. */
export interface Script {
  /**
   * `repeats` (the default): a failed object fails again with the same message,
   * any other succeeds. With `never` it is not reconciled.
   */
  outcome?: 'repeats' | 'succeeds' | 'fails' | 'never';
  /** Duration of a reconcile, instead of the usual one of its kind. */
  delayMs?: number;
  /** The reason of a failure. */
  reason?: string;
  /** The message of a failure. */
  message?: string;
  /**
   * Whether Helm stores a release before it fails. It does not if the chart
   * cannot be rendered.
   */
  storesRelease?: boolean;
  /** The revision that a source finds at its next reconcile. */
  revision?: string;
  /** Chart versions that a HelmRepository finds at its next reconcile. */
  charts?: Record<string, string>;
  /** The fetched `charts`; set by the controller. */
  indexed?: Record<string, string>;
}
