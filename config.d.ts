export interface Config {
  /** Configuration of the Flux plugin. All of it is optional. */
  flux?: {
    gitops?: {
      /**
       * Address of a Weave GitOps installation, for example
       * `https://wego.example.com`. When it is set, the names of Flux objects
       * link to their page there.
       * @visibility frontend
       */
      baseUrl?: string;
      /**
       * Disables the buttons that change Flux objects: sync, suspend and
       * resume. This is a courtesy of the user interface, not a barrier: deny
       * the permission `kubernetes.proxy` or the cluster's `patch` right too.
       * @visibility frontend
       */
      readOnly?: boolean;
    };
  };
}
