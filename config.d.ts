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
       * resume. It only affects the user interface. To prevent changes, deny
       * the permission `kubernetes.proxy` or the right to patch on the cluster.
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
    details?: {
      /**
       * Parts that the details of an object do not show: the tabs `resources`,
       * `delivery`, `events`, `history`, `logs` and `yaml`, and `values`, which
       * is a part of the tab YAML. What `resources`, `events` and `logs` show is
       * not read for anything else either, so `logs` also hides the last lines
       * of containers. It only affects the user interface.
       * @deepVisibility frontend
       */
      hide?: Array<
        | 'resources'
        | 'delivery'
        | 'events'
        | 'history'
        | 'logs'
        | 'yaml'
        | 'values'
      >;
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
    /**
     * What runs where: the columns of the card Environments, from left to
     * right, and the lines of the card Flux. An object belongs to the first
     * that matches all that it names. Clusters that none of them names follow
     * as environments of their own. Left out, each cluster is one, and
     * each cluster that a cluster deploys to by `spec.kubeConfig`.
     * @deepVisibility frontend
     */
    environments?: Array<{
      /** Its title. Entries with the same title are one environment. */
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
       * Determines which clusters the Kubernetes backend queries for an entity.
       * The Flux plugin reads it to ask the same clusters when it asks them one
       * by one.
       * @visibility frontend
       */
      type?: string;
    };
  };
}
