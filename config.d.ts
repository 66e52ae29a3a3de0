export interface Config {
  /** Configuration of the Flux plugin. All of it is optional. */
  flux?: {
    gitops?: {
      /**
       * Address of a Weave GitOps installation, for example
       * `https://wego.example.com`. When it is set, each Flux object has a
       * link to its page there beside its name.
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
    /**
     * Links of your own for each Flux object, to other user interfaces,
     * dashboards or runbooks, in the order in which they are shown.
     * @deepVisibility frontend
     */
    links?: Array<{
      /** What the link is called. */
      title: string;
      /**
       * An http(s) address with placeholders: `{cluster}`, `{clusterTitle}`,
       * `{namespace}`, `{name}`, `{kind}`, `{plural}`, `{group}`, `{version}`,
       * `{revision}`, `{entity:name}`, `{entity:namespace}`, `{entity:kind}`,
       * `{label:KEY}` and `{annotation:KEY}`. Values are encoded. An object
       * that lacks one has no such link.
       */
      url: string;
      /** Only for these kinds, such as `HelmRelease`. */
      kinds?: string[];
      /** Only on these clusters, by their names. */
      clusters?: string[];
      /** Only in these states, such as `Failed`. */
      states?: string[];
    }>;
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
