export interface Config {
  /** Configuration of the Flux plugin. All of it is optional. */
  flux?: {
    gitops?: {
      /**
       * URL of a Weave GitOps installation, for example
       * `https://wego.example.com`. If it is set, the names of Flux objects
       * link to their pages there.
       * @visibility frontend
       */
      baseUrl?: string;
      /**
       * Disables the buttons that change Flux objects: sync, suspend and
       * resume. It only affects the user interface. To prevent changes, deny
       * the permission `kubernetes.proxy` or the right to patch on the cluster.
       * @visibility frontend
       */
      readOnly?: boolean;
    };
    releases?: {
      /**
       * Whether the page Flux Runtime requests the newest release of Flux; true
       * by default. Set it to false if browsers have no internet access.
       * @visibility frontend
       */
      enabled?: boolean;
      /**
       * URL to request the newest release from. It has to answer like GitHub's
       * API; by default it is
       * https://api.github.com/repos/fluxcd/flux2/releases/latest.
       * @visibility frontend
       */
      url?: string;
    };
  };
  kubernetes?: {
    serviceLocatorMethod?: {
      /**
       * Determines which clusters the Kubernetes backend queries for an entity.
       * The Flux plugin reads it to ask the same clusters when it asks them one
       * by one.
       * @visibility frontend
       */
      type?: string;
    };
  };
}
