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
    releases?: {
      /**
       * Whether the page of Flux's runtime asks for the newest release of
       * Flux. True if left out; set it to false where there is no internet.
       * @visibility frontend
       */
      enabled?: boolean;
      /**
       * Who is asked for it: an address that answers as GitHub does, which is
       * https://api.github.com/repos/fluxcd/flux2/releases/latest if left out.
       * @visibility frontend
       */
      url?: string;
    };
    /**
     * What runs where: the columns of the card Environments, from left to
     * right, and the lines of the card Flux. An object belongs to the first
     * that matches all that it names. Clusters that none of them names follow
     * as environments of their own. Left out, each cluster is one, and
     * each cluster that a cluster deploys to by `spec.kubeConfig`.
     * @deepVisibility frontend
     */
    environments?: Array<{
      /** What people call it. Two entries of one title are one environment. */
      title: string;
      /** Names of clusters, as in the Kubernetes configuration. */
      clusters?: string[];
      /** Namespaces of the objects, or that they deploy to. */
      namespaces?: string[];
      /** Names of what the objects' `spec.kubeConfig` refers to. */
      targets?: string[];
      /** Labels that the objects have, all of them. */
      labels?: { [key: string]: string };
    }>;
  };
  kubernetes?: {
    serviceLocatorMethod?: {
      /**
       * Which clusters the Kubernetes backend asks for an entity's objects.
       * The Flux plugin reads it to ask the same ones when it asks the
       * clusters one by one.
       * @visibility frontend
       */
      type?: string;
    };
  };
}
