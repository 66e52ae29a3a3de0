import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** The English messages, which the other languages translate. */
export const messages = {
  card: {
    deployments: 'Deployments',
    sources: 'Sources',
    helmReleases: 'Helm Releases',
    kustomizations: 'Kustomizations',
    gitRepositories: 'Git Repositories',
    ociRepositories: 'OCI Repositories',
    helmRepositories: 'Helm Repositories',
    imagePolicies: 'Image Policies',
    refresh: 'Refresh',
    tryAgain: 'Try again',
  },
  column: {
    kind: 'Kind',
    name: 'Name',
    repo: 'Repo',
    source: 'Source',
    revision: 'Revision',
    verified: 'Verified',
    provider: 'Provider',
    url: 'URL',
    artifact: 'Artifact',
    imagePolicy: 'Image Policy',
    imageRepository: 'Image Repository',
    latestImage: 'Latest Image',
    status: 'Status',
    updated: 'Updated',
    actions: 'Actions',
    cluster: 'Cluster',
    namespace: 'Namespace',
  },
  table: {
    filterList: 'filter list',
    filters: 'Filters',
    clearFilters: 'Clear all',
    allValues: 'All results',
    search: 'Search',
    clearSearch: 'Clear search',
    chooseColumns: 'Choose columns',
    addOrRemoveColumns: 'Add or remove columns',
    nothingMatches: 'Nothing matches the search and filters.',
    rowsPerPage: 'Rows per page',
    rows: 'rows',
    displayedRows: '{{from}}-{{to}} of {{count}}',
    firstPage: 'First page',
    previousPage: 'Previous page',
    nextPage: 'Next page',
    lastPage: 'Last page',
  },
  name: {
    cluster: 'cluster: {{cluster}}',
    deploysTo: 'deploys to: {{target}}',
    targetNamespace: 'namespace {{namespace}}',
    storageNamespace: 'Helm storage: {{namespace}}',
    usedBy: 'used by {{users}}',
    usedByMore_one: 'used by {{users}} and 1 more',
    usedByMore_other: 'used by {{users}} and {{count}} more',
    unknown: 'Unknown',
    ambiguousCluster: 'Two clusters are called {{cluster}}',
  },
  chart: {
    failed: '{{chart}} (failed)',
    testsFailed: '{{chart}} (tests failed)',
    notInstalled: '{{chart}} (not installed)',
    underWay: '{{chart}} (under way)',
    lastGood: 'last good: {{version}}',
    attemptFailed: '{{version}} failed',
  },
  updated: {
    reconciled: 'reconciled {{when}}',
    changedAt: 'Last changed: {{when}}',
    reconciledAt:
      'Last reconciled: {{when}}. The time of the last change is unknown.',
  },
  state: {
    Ready: 'Ready',
    Reconciling: 'Reconciling',
    Waiting: 'Waiting',
    Failed: 'Failed',
    Stalled: 'Stalled',
    Suspended: 'Suspended',
    Terminating: 'Terminating',
    Unknown: 'Unknown',
  },
  status: {
    ready: {
      reconciling: 'Currently reconciling',
      drifted: 'Has drifted from the release',
      source: 'Source {{source}}: {{state}}',
    },
    failed: {
      retrying: 'Retrying automatically',
      tryingAgain: 'Retrying now',
    },
    notReconciledYet: 'Not reconciled yet',
    since: 'Since {{when}}',
    lastTried: 'Last tried {{when}}',
    lastSucceeded: 'Last succeeded {{when}}',
    suspendedBy: 'Suspended by {{who}}',
    suspendedByUndated:
      'Suspended by {{who}}, according to an annotation without a date',
    suspendedByManager: 'Suspended by field manager {{manager}} (user unknown)',
    suspendedSince: 'Suspended {{when}}',
    suspendedOrEarlier: 'Suspended {{when}} or earlier',
    suspendedBecause: 'Reason: {{why}}',
    suspensionUndone: '{{applier}} will revert this at its next reconciliation',
    suspendedAgain: 'Resumed here, it will be suspended again by {{applier}}',
    maybeSuspendedAgain:
      'Resumed here, it may be suspended again by {{applier}}',
    beforeSuspension: 'Last known state: {{state}}',
    deletionRequested: 'Deletion requested {{when}}',
    heldBy_one: 'Waiting for finalizer {{finalizers}}',
    heldBy_other: 'Waiting for finalizers {{finalizers}}',
    orphaned:
      'While it is suspended, the resources it deployed are not deleted',
    waitingFor: 'Waiting for {{what}}',
    showAll: 'Show all',
    showLess: 'Show less',
    showAllOf: 'Show all of the status of {{name}}',
    showLessOf: 'Show less of the status of {{name}}',
  },
  verification: {
    verified: 'Verified',
    failed: 'Failed',
    pending: 'Pending',
    ignored: 'Not enforced',
    unknown: 'Not known',
    unknownWhy:
      'The result is on the HelmChart of the release, which could not be read.',
    of: '{{word}}: verification of {{name}}',
    provider: 'Provider',
    mode: 'Mode',
    signed: 'Signed {{what}}',
    key: 'Key',
    reason: 'Reason',
    message: 'Message',
    ignoredTerm: 'Not enforced',
    ignoredWhy:
      'Verification is configured, but its trust policy only audits, so it is unknown whether the source is signed.',
  },
  artifact: {
    of: '{{revision}}: artifact of {{name}}',
    revision: 'Revision',
    digest: 'Digest',
    originRevision: 'Origin revision',
    originSource: 'Origin',
    stored: 'Stored',
  },
  image: {
    of: '{{image}}: latest image of {{name}}',
    latest: 'Latest image',
    previous: 'Previous image',
    before: 'previously: {{image}}',
    open: 'Open in the registry',
  },
  facts: {
    copy: 'Copy {{term}}',
    copied: 'Copied',
  },
  failures: {
    title_one: '1 of {{total}} clusters could not be read: {{clusters}}',
    title_other:
      '{{count}} of {{total}} clusters could not be read: {{clusters}}',
    cluster: '{{cluster}}: {{meaning}}',
    details: 'Details',
    hideDetails: 'Hide details',
    allKinds: 'all kinds',
    shownSince: 'The rows shown are from {{when}}.',
    said: 'Response:',
    status: 'HTTP status {{statusCode}}',
  },
  meaning: {
    notPermitted: 'Not permitted',
    notSignedIn: 'Not signed in to the cluster',
    unreachable: 'Unreachable',
    noAnswer: 'No answer yet',
    malformed: 'Invalid response',
    ambiguousCluster: 'Cluster name is not unique',
    anotherObject: 'The name now belongs to another object',
    unexpected: 'Unexpected response',
    notInstalled: 'Not installed',
    backendMissing: 'Kubernetes backend missing',
  },
  advice: {
    notPermitted:
      'Grant the account that Backstage uses on this cluster the right to list these kinds, for example by binding it to the ClusterRole flux-view-flux-system.',
    notSignedIn:
      'The cluster rejected the credentials. Sign in again, or ask an administrator to renew the credentials in the Kubernetes configuration of Backstage.',
    unreachable:
      'Check that the cluster is running and that the Backstage backend can reach its API server.',
    noAnswer:
      'The API server is slow or not responding. Its rows appear as soon as it responds.',
    ambiguousCluster:
      'Give each cluster a unique name in the Kubernetes configuration of Backstage: the proxy always uses the first one with the name.',
    malformed:
      'A proxy or a login page may have answered in place of the API server. Check the URL of the cluster in the Kubernetes configuration.',
    unexpected: 'See the log of the Backstage backend for details.',
  },
  error: {
    title: 'Flux resources could not be read',
    shownSince: 'The data shown is from {{when}}.',
    permission: 'You lack the permission {{permission}}.',
    advice: {
      notPermitted: 'Ask a Backstage administrator for this permission.',
      notSignedIn:
        'Sign in to Backstage. If you are already signed in, the Kubernetes backend may not accept the token of your session.',
      unreachable:
        'Check your connection and that the Backstage backend is running.',
      noAnswer:
        'A cluster may be delaying the response. The request is repeated automatically.',
      malformed: 'Check the version and the log of the Kubernetes backend.',
      backendMissing:
        'Install @backstage/plugin-kubernetes-backend and configure clusters for it.',
      unexpected: 'See the log of the Backstage backend for details.',
    },
  },
  empty: {
    title: 'No {{kinds}} found',
    description:
      'No cluster has resources with the label of this entity. Add the label to the resources that belong to it:',
    selector:
      'No cluster has resources that match the label selector of this entity:',
    notInstalledTitle: 'Flux is not installed',
    notInstalled: 'None of the clusters serves {{kinds}}.',
    noClustersTitle: 'No clusters',
    noClusters:
      'No clusters are configured for the Kubernetes plugin of this Backstage.',
  },
  sources: {
    lacksProxy:
      'Only sources with the label of this entity are shown. To see the other sources that its deployments use, you need the permission {{permission}}.',
  },
  selection: {
    title: 'The annotation {{annotation}} of this entity cannot be used',
    tooLong:
      '"{{value}}" is not a valid label value: it has {{length}} characters, but at most 63 are allowed.',
    character:
      '"{{value}}" is not a valid label value: it contains "{{character}}", but only letters, digits, "-", "_" and "." are allowed.',
    ends: '"{{value}}" is not a valid label value: it must begin and end with a letter or a digit.',
    syntax:
      '"{{value}}" is not a valid label selector: "{{found}}" is not allowed at its position.',
    incomplete: '"{{value}}" is not a valid label selector: it is incomplete.',
    key: '"{{value}}" is not a valid label selector: "{{key}}" is not a valid label name.',
    noValues:
      '"{{value}}" is not a valid label selector: the parentheses after "{{key}}" are empty.',
    number:
      '"{{value}}" is not a valid label selector: "{{key}}" is compared with a value that is not a whole number.',
    namespace: '"{{value}}" is not a valid namespace name.',
  },
  permission: {
    title: 'Permission needed',
    description:
      'To see Flux resources you need the permission {{permissions}} in Backstage. Ask a Backstage administrator for it.',
  },
  pluginMissing: {
    title: 'The Kubernetes plugin is missing',
    description:
      'The Flux plugin reaches the clusters through the Kubernetes plugin. Install @backstage/plugin-kubernetes in this app, and @backstage/plugin-kubernetes-backend in its backend.',
  },
  actions: {
    sync: 'Sync {{name}}',
    syncHow: 'More ways to sync {{name}}',
    suspend: 'Suspend {{name}}',
    resume: 'Resume {{name}}',
    resumeDeletes: 'Resume {{name}} and delete the resources it deployed',
    syncing: 'Syncing',
    syncingSource: 'Syncing {{source}}',
    suspending: 'Suspending',
    resuming: 'Resuming',
    onCluster: '{{name}} on {{cluster}}',
    ofKind: '{{name}} ({{kind}})',
  },
  syncMenu: {
    withSource: 'Sync with source',
    withSourceHint: 'Fetches the source first, then reconciles',
    withoutSource: 'Sync without source',
    withoutSourceHint: 'Reconciles with the current artifact',
    force: 'Force',
    forceHint: 'Installs or upgrades once, even if nothing changed',
    reset: 'Reset',
    resetHint: 'Resets the failure count and tries again',
  },
  suspendDialog: {
    title_one: 'Suspend {{name}}?',
    title_other: 'Suspend {{count}} resources?',
    explanation:
      'Flux stops reconciling until it is resumed. Deployed resources stay as they are.',
    undone:
      '{{name}} is applied by {{applier}}, which will revert this at its next reconciliation.',
    maybeUndone:
      '{{name}} is applied by {{applier}}, which may revert this at its next deployment.',
    reason: 'Reason (optional)',
    cancel: 'Cancel',
    confirm: 'Suspend',
  },
  disabled: {
    readOnly: 'Read-only mode is enabled',
    proxy: 'You lack the permission {{permission}}',
    patch:
      'The account that Backstage uses on {{cluster}} may not patch {{resource}} in {{namespace}}',
    suspended: 'It is suspended. Resume it before you sync it.',
    terminating: 'It is being deleted',
    terminatingOrphans:
      'It is being deleted. If it were suspended now, the resources it deployed would not be deleted.',
    asking: 'Checking permissions',
  },
  outcome: {
    synced: '{{name}}: {{message}}',
    suspended: '{{name}} is suspended',
    resumed: '{{name}} is resumed',
    failed: '{{name}} {{state}}: {{message}}',
    stillSays:
      '{{name}} was reconciled, but its state is still {{state}}: {{message}}',
    sourceFailed: '{{name}} was not synced: {{source}} {{state}}: {{message}}',
    sourceSuspended:
      '{{name}} was not synced: its source {{source}} is suspended. Resume it, or sync without source.',
    refused: '{{action}} failed: {{message}}',
    refusedSource: '{{action}} failed at {{source}}: {{message}}',
    forbidden:
      '{{message}} Grant it: apiGroups: ["{{group}}"], resources: ["{{resource}}"], verbs: ["patch"]',
    denied:
      '{{message}} A policy of the cluster rejected the request; no permission is missing.',
    webhookFailed:
      '{{message}} A webhook of the cluster has to approve the request and could not be called. Try again later.',
    suspendedMeanwhile: '{{name}} was suspended before it was reconciled',
    deletedMeanwhile: '{{name}} was deleted before it was reconciled',
    deleted: '{{name}} and the resources it deployed were deleted',
    deletedAlone: '{{name}} was deleted',
    timedOut:
      '{{name}} was not reconciled within 5 minutes. Flux may still reconcile it.',
    overtaken: 'A later request replaced yours; this is its result.',
    notPermitted:
      'Its source {{source}} was not synced, because that is not permitted: {{message}}',
    deniedSource:
      'Its source {{source}} was not synced, because a policy of the cluster rejected the request: {{message}}',
    notReconcilable:
      'Its source {{source}} was not synced: it cannot be reconciled on request.',
    missing: 'Its source {{source}} does not exist.',
    sourceTimedOut: 'Its source {{source}} was not reconciled in time.',
  },
  runtime: {
    pageTitle: 'Flux Runtime',
    title: 'Flux runtime',
    column: {
      cluster: 'Cluster',
      namespace: 'Namespace',
      version: 'Version',
      components: 'Available Components',
      update: 'Flux update',
      method: 'Installed by',
      removedApis: 'Removed APIs',
      health: 'Health',
    },
    health: {
      ready: 'Ready',
      notReady: 'Not ready',
      notFound: 'Flux not found',
      controllersNotFound: 'Controllers not found',
      waiting: 'Still waiting',
      failed: 'Could not be read',
    },
    method: {
      bootstrap: 'flux bootstrap',
      cli: 'flux install',
      helm: 'Helm chart',
      operator: 'Flux Operator',
      other: 'Other',
    },
    unknownVersion: 'Unknown',
    component: {
      ready: 'Ready',
      notReady: 'Not ready',
      replicas: '{{ready}} of {{wanted}} ready',
      shard: 'shard {{shard}}',
      scaledToZero: 'Scaled to zero',
      notStartedYet: 'Not started yet',
    },
    update: {
      available: 'Update available',
      upToDate: 'Up to date',
      newest: 'newest: {{version}}',
      unsupported: 'No longer supported',
    },
    removed: {
      goneIn_one: '1 removed in Flux {{release}}',
      goneIn_other: '{{count}} removed in Flux {{release}}',
      term: 'Removed in Flux {{release}}',
      of: 'API versions of {{name}}',
    },
    failure: {
      waiting: 'Still waiting for an answer',
      failed: 'Could not be read: {{meaning}}',
      notPermitted:
        'Grant the account that Backstage uses on this cluster the right to list Deployments: in all namespaces, or in the one that Flux is in.',
      notFound: 'No Deployment has the label {{label}}.',
      controllersNotFound:
        "The cluster serves Flux's APIs, but no Deployment of a Flux controller has the label {{label}}.",
      retry: 'Retry',
      retryCluster: 'Retry {{cluster}}',
      asking: 'Retrying…',
    },
    summary: {
      clusters_one: '1 cluster',
      clusters_other: '{{count}} clusters',
      installations_one: '1 installation',
      installations_other: '{{count}} installations',
      versions: 'Versions: {{versions}}',
      version: '{{version}} ({{times}})',
      notReady_one: '1 controller not ready',
      notReady_other: '{{count}} controllers not ready',
      allReady: 'all controllers ready',
      failed_one: '1 cluster could not be read',
      failed_other: '{{count}} clusters could not be read',
      waiting_one: '1 cluster has not answered yet',
      waiting_other: '{{count}} clusters have not answered yet',
    },
  },
  bulk: {
    sync: 'Sync the selected',
    suspend: 'Suspend the selected',
    resume: 'Resume the selected',
    select: 'Select {{name}} on {{cluster}}',
    selectAll: 'Select all',
    selected_one: '1 selected',
    selected_other: '{{count}} selected',
    success_one: '1 of {{total}} succeeded.',
    success_other: '{{count}} of {{total}} succeeded.',
  },
  revision: {
    appVersion: 'App version',
    app: 'app {{version}}',
    attempted: 'Tried last',
    newest: 'Newest available',
    trying: 'trying {{revision}}',
    tryFailed: '{{revision}} failed',
    behind: 'behind {{revision}}',
    behindThat: 'behind',
    commit: 'Commit',
    commitOn: 'Commit {{commit}} on {{host}}',
    compare: 'compare',
    compareOn: 'Compare {{from}} with {{to}} on {{host}}',
  },
  summary: {
    label: 'States',
    count: '{{state}} {{number}}',
  },
  environments: {
    title: 'Environments',
    workload: 'Workload',
    nothing: 'nothing applied',
    absent: 'not here',
    unknown: 'not known',
    behind: 'behind {{revision}}',
    behindSince: 'behind {{revision}}, available {{when}}',
    behindTrying: 'behind {{revision}}, trying it',
    behindFailed: 'behind {{revision}}, which failed',
    newest: 'newest',
    differs: 'differs',
    incomparable: 'from another source',
    trying: 'trying {{revision}}',
    attemptFailed: '{{revision}} failed',
    why: 'Why {{name}} ({{kind}}) is one row',
    because: {
      name: 'All are called {{name}}.',
      bareName:
        'Without the name of their environment, they are called {{name}}.',
      chart: 'They release the chart {{chart}} as {{release}}.',
      folder: 'They apply a folder {{folder}} of {{repository}}.',
    },
    otherNames: 'Also called {{names}}.',
    showAll: 'Show all {{total}} workloads',
    showFewer: 'Show fewer',
  },
  overview: {
    title: 'Flux',
    ready: '{{ready}} of {{total}} ready',
    notReady: 'Not ready',
    because: '{{state}}: {{reason}}',
    more_one: 'and 1 more',
    more_other: 'and {{count}} more',
    moreEnvironments_one: 'and 1 more environment',
    moreEnvironments_other: 'and {{count}} more environments',
    nothing: 'No Kustomization or HelmRelease found',
    open: 'Open Flux',
  },
  workloads: {
    found:
      'Found through its workloads: labels of Flux on {{workloads}} say what deploys them.',
    foundMore_one:
      'Found through its workloads: labels of Flux on {{workloads}} and 1 more say what deploys them.',
    foundMore_other:
      'Found through its workloads: labels of Flux on {{workloads}} and {{count}} more say what deploys them.',
    lacksProxy:
      'The workloads of this entity say what deploys them; that can be seen with the permission {{permission}}.',
    hint: 'The label may as well be on the workloads, such as Deployments: Flux notes on them what deploys them.',
    missing:
      'The workloads say that {{deployers}} deploys them, which cannot be found on their clusters.',
    notPermitted: 'Workloads may not be listed on {{clusters}}.',
    ask: 'Look at its workloads',
  },
  links: {
    of: 'Links of {{name}}',
    inWeaveGitops: '{{name}} in Weave GitOps',
  },
  rowFacts: {
    interval: 'Interval',
    retryInterval: 'Interval after a failure',
    timeout: 'Timeout',
    drift: 'Drift detection',
    driftMode: {
      disabled: 'Off',
      warn: 'On: drift is reported',
      enabled: 'On: drift is corrected',
    },
    drifted: 'Drifted',
    driftedSince: 'Since {{when}}',
    failures: 'Failures',
    gaveUp: '{{action}}: gave up after {{tries}}',
    gaveUpOf: '{{action}}: gave up after {{tries}} of {{allowed}}',
    tries_one: '{{action}}: 1 try failed',
    tries_other: '{{action}}: {{count}} tries failed',
    triesOf: '{{action}}: {{tries}} of {{allowed}} tries failed',
    failuresInAll_one: '1 failure in all',
    failuresInAll_other: '{{count}} failures in all',
    lastAction: 'Last action',
    actionFailed: '{{action}} failed',
    took: 'Took {{duration}}',
    shard: 'Controller shard',
  },
  details: {
    close: 'Close',
    unknownKind: '{{kind}} is not a kind of Flux',
    unknownKindMeans:
      'The address of this page names an object whose details are not shown here.',
    unknownCluster: 'There is no cluster {{cluster}}',
    unknownClusterMeans:
      'The address of this page names a cluster that is not in the Kubernetes configuration of Backstage. It may have been removed or renamed.',
    lacksProxy:
      'You lack the permission {{permission}}, so only what the page has read already is shown.',
    notFound: 'Not found',
    notFoundMeans:
      'There is no such object on the cluster {{cluster}}. It may have been deleted or renamed.',
    deleted: 'Deleted {{when}}. This is its last known state.',
    tabs: 'Details',
    tab: {
      overview: 'Overview',
      resources: 'Resources',
      delivery: 'Delivery',
      events: 'Events',
      history: 'History',
      yaml: 'YAML',
    },
    conditions: 'Conditions',
    type: 'Type',
    reason: 'Reason',
    message: 'Message',
    lastChange: 'Last change',
    outdated: 'of an older generation',
    relations: 'Related objects',
    settings: 'Settings',
    labels: 'Labels',
    commands: 'Commands',
  },
  blockedBy: {
    title: 'Blocked by',
    missing: 'Missing',
    cause: 'Cause',
    unknown: 'It is not known whether this blocks it.',
    cycle: 'Each waits for the next:',
    thisObject: 'this object',
    notAtMyRevision:
      'Ready, but it has not applied the newest revision of their common source yet.',
    rowCause: 'Cause: {{what}} ({{state}})',
    rowCycle: 'Cause: each waits for the next: {{what}}',
  },
  relation: {
    dependsOn: 'depends on',
    chart: 'chart',
    source: 'source',
    include: 'includes',
    provider: 'provider',
    managedBy: 'managed by',
  },
  neededBy: {
    title: 'Needed by',
    dependsOn: 'Depend on it',
    source: 'Use it as source',
    chart: 'Use it as chart',
    include: 'Include it',
    provider: 'Send through it',
    managedBy: 'Managed by it',
    noneKnown: 'Nothing that this page has read needs it.',
    look: 'Look for all {{kinds}} of this cluster that need it',
    looked:
      'Looked through all {{kinds}} of this cluster {{when}}: {{total}} in total.',
    notListed: '{{kinds}} could not be listed',
    rule: 'Grant the account that Backstage uses on this cluster the right to list {{resource}} in all namespaces. The ClusterRole flux-view-flux-system contains it.',
  },
  alerts: {
    title: 'Alerts',
    look: 'Look for Alerts and Receivers of this cluster',
    looked:
      'Looked through the Alerts, Providers and Receivers of this cluster {{when}}.',
    covering: 'Covered by',
    severity: { info: 'all events', error: 'failures only' },
    to: 'sends to',
    channel: 'channel {{channel}}',
    noProvider: 'It names no Provider, so it sends nothing.',
    including: 'Only messages that match',
    excluding: 'Not messages that match',
    invalidPattern: 'not a valid expression, so Flux ignores it',
    noAlert: 'Nobody is told when it fails: no Alert covers it.',
    noneSends:
      'Nobody is told when it fails: no Alert that covers it sends anything.',
    triggering: 'Triggered by',
    noReceiver: 'No Receiver triggers it.',
    lacksLabels:
      'It names all objects of this kind without labels, which Flux refuses.',
    filter: 'Only if {{filter}}',
    onlyIn: 'Of {{kinds}}, only those in {{namespaces}} were looked through.',
  },
  delivery: {
    title: 'Delivery',
    view: 'View',
    asGraph: 'Graph',
    asList: 'List',
    upstream: 'Upstream',
    origin: 'Made from {{url}}',
    applied: 'What it applied',
    checkHealth: 'Check health',
    resources: 'All resources',
    notRead: 'Not read',
    blocked: 'blocked',
    inCycle: 'part of a cycle',
    made: 'made from',
    applies: 'applies',
    omitted_one: '1 more object is not shown.',
    omitted_other: '{{count}} more objects are not shown.',
    relation: {
      upstream: 'fetched from',
      applied: 'applied by',
    },
  },
  setting: {
    nextRun: 'Next run',
    about: 'about {{when}}',
    dueSince: 'due since about {{when}}',
    url: 'URL',
    branch: 'Branch',
    tag: 'Tag',
    semver: 'Version range',
    refName: 'Git reference',
    commit: 'Commit',
    digest: 'Digest',
    provider: 'Provider',
    secret: 'Secret',
    verification: 'Verification',
    ignore: 'Ignored files',
    chart: 'Chart',
    chartVersion: 'Chart version',
    releaseName: 'Release name',
    path: 'Path',
    prune: 'Deletes what was removed from the source',
    force: 'Recreates what cannot be updated',
    wait: 'Waits for health checks of all objects',
    healthChecks: 'Health checks',
    serviceAccount: 'Service account',
    targetNamespace: 'Target namespace',
    targetCluster: 'Target cluster from',
    storageNamespace: 'Helm storage namespace',
    decryption: 'Decryption',
    yes: 'Yes',
    no: 'No',
  },
  events: {
    whatTheyAre:
      'Kubernetes keeps events for an hour by default, and not all that happens is recorded.',
    notRead: 'Events of {{what}} could not be read',
    rule: 'Grant the account that Backstage uses on this cluster the right to list events in the namespace {{namespace}}. The ClusterRole view contains it.',
    cannotRead: 'Events cannot be read.',
    last: 'Last seen',
    about: 'Object',
    cut: 'There are more events. Only the first ones are shown.',
    none: 'There are no events. Kubernetes keeps them for an hour by default.',
    count_one: '1 time',
    count_other: '{{count}} times',
    first: 'first {{when}}',
    combined: 'combined from similar events',
  },
  history: {
    ofManifests:
      'Flux keeps the last five results. Revisions with the same manifests share an entry, and a build that failed has none.',
    ofRelease:
      'These are the releases that Flux keeps in the status: the latest ones. The whole history of the release is in Helm’s storage.',
    fromEvents:
      'This object has no history of its own. These are the revisions in the events that Kubernetes still has, usually of the last hour.',
    none: 'There is no history: Flux has no result yet, or is too old to keep one in the status.',
    noEvent: 'No event of the last hour names a revision either.',
    hiddenEvents: 'Events could tell some of it, but are not shown here.',
    result: 'Result',
    when: 'When',
    took: 'Duration',
    release: 'release {{number}}',
    test: 'test {{name}}: {{phase}}',
    startedToFail: 'Started to fail here',
    lastGood: 'Last good one',
    times_one: '1 reconciliation',
    times_other: '{{count}} reconciliations',
  },
  yaml: {
    manifest: 'Manifest',
    spec: 'Metadata and spec',
    status: 'Status',
    values: 'Values',
    valuesFrom:
      'Values are merged in this order, so that later ones override earlier ones. spec.values overrides them:',
    noValues: 'The release sets no values, so those of the chart apply.',
    key: 'key {{key}}',
    targetPath: 'at {{path}}',
    optional: 'optional',
    secret: 'not read, because it is a Secret',
    showValues: 'Show values of ConfigMap {{name}}',
    hideValues: 'Hide values of ConfigMap {{name}}',
    valuesOf: 'Values of ConfigMap {{name}}, {{key}}',
    noConfigMap: 'There is no such ConfigMap.',
    noConfigMapOptional:
      'There is no such ConfigMap, which the release allows.',
    noKey: 'The ConfigMap has no key {{key}}.',
    notRead: 'ConfigMap {{name}} could not be read',
    rule: 'Grant the account that Backstage uses on this cluster the right to get configmaps in the namespace {{namespace}}. The ClusterRole view contains it.',
    download: 'Download {{what}}',
  },
  fleet: {
    title: 'Flux',
    runtime: 'Runtime',
    resources: 'Resources',
    clusters: 'Clusters',
    kinds: 'Kinds',
    owner: 'Owner',
    more: 'and {{count}} more',
    only: 'Show only',
    onlyMine: 'Only mine',
    onlyWithoutOwner: 'Only without owner',
    onlyBehind: 'Only behind',
    ownersUnknown: 'Owners are unknown, because the catalog could not be read.',
    progress: '{{answered}} of {{total}} clusters have answered',
    someNamespaces_one:
      'On {{count}} cluster, only some namespaces could be read',
    someNamespaces_other:
      'On {{count}} clusters, only some namespaces could be read',
    onlyNamespaces: '{{cluster}}, {{kind}}: only {{namespaces}}',
    noneTitle: 'No Flux resources',
    none: 'The clusters that could be read have none of the chosen kinds, or none that matches.',
    notRead: 'Not read yet',
    readAt: 'read {{when}}',
    incomplete: 'incomplete',
    reported: 'according to the FluxReport',
    soFar: 'so far',
    notReady: 'Not ready: {{controllers}}',
    allReady: 'All controllers are ready',
    durationOf_one: 'of {{count}} resource',
    durationOf_other: 'of {{count}} resources',
    countOf: '{{number}} {{what}} on {{cluster}}',
    sums: 'All clusters',
    sumOf: '{{number}} {{what}} on all clusters',
    column: {
      cluster: 'Cluster',
      total: 'Resources',
      failing: 'Failing',
      suspended: 'Suspended',
      behind: 'Behind',
      duration: 'Average duration',
      flux: 'Flux',
    },
  },
  resources: {
    object: 'Object',
    health: 'Health',
    age: 'Created',
    search: 'Search',
    namespace: 'Namespace',
    all: 'All',
    expand: 'Expand {{name}}',
    collapse: 'Collapse {{name}}',
    healthy: '{{healthy}} of {{checked}} healthy',
    notChecked_one:
      '1 object was applied and is not checked: its kind has no health.',
    notChecked_other:
      '{{count}} objects were applied and are not checked: their kinds have no health.',
    byLabels:
      'This version of Flux does not tell what a release applied. These are the workloads with its labels.',
    elsewhere:
      'These objects are on the cluster whose credentials are in {{secret}}. They are not looked for.',
    unreadable_one: '1 entry of the inventory is not valid.',
    unreadable_other: '{{count}} entries of the inventory are not valid.',
    cannotRead: 'It cannot be read how they are.',
    none: 'Nothing is applied.',
    noMatch: 'Nothing matches the search and the filters.',
    cycle: 'What it applied is shown above.',
    restarts_one: '1 restart',
    restarts_other: '{{count}} restarts',
    nested: {
      reading: 'Reading what it applied',
      empty: 'There is nothing to show of what it applied.',
    },
    unread: '{{kind}} could not be read',
    unreadIn: '{{kind}} could not be read in {{namespaces}}',
    rule: 'Grant the account that Backstage uses on this cluster the right to list {{plural}} of the API group {{group}}. For the kinds of Kubernetes itself, the ClusterRole view contains it.',
  },
  health: {
    Failed: 'Failed',
    Missing: 'Missing',
    NotServed: 'Kind not served',
    Terminating: 'Terminating',
    Progressing: 'In progress',
    NotPermitted: 'Not permitted',
    Unknown: 'Unknown',
    Reading: 'Reading',
    Suspended: 'Suspended',
    Elsewhere: 'On another cluster',
    NotChecked: 'Applied, not checked',
    Healthy: 'Healthy',
    waits: {
      created: '{{have}} of {{want}} created',
      updated: '{{have}} of {{want}} updated',
      available: '{{have}} of {{want}} available',
      ready: '{{have}} of {{want}} ready',
      scheduled: '{{have}} of {{want}} scheduled',
      removed: '{{have}} there, {{want}} wanted',
      succeeded: '{{have}} of {{want}} succeeded',
      observation: 'Its controller has not seen the newest spec yet',
      rollout: 'The rollout has not ended',
      address: 'Waits for an address',
      volume: 'Waits for a volume',
    },
  },
  why: {
    title: 'Why',
    headline: {
      terminating: '{{about}} is being deleted and waits for {{finalizers}}.',
      deleting: '{{about}} is being deleted.',
      suspended: '{{about}} is suspended.',
      suspendedBy: '{{about}} was suspended by {{who}}.',
      controller:
        '{{about}} is not reconciled, because {{controller}} does not run: {{reason}}.',
      noController:
        '{{about}} is not reconciled, because the cluster has no {{controller}} for it.',
      blocked: '{{about}} waits for {{by}}: {{reason}}.',
      blockedAlone: '{{about}} waits for {{by}}.',
      blockedMissing: '{{about}} waits for {{by}}, which does not exist.',
      cycle: '{{about}} waits for itself: it depends on {{by}} in a circle.',
      notAtMyRevision:
        '{{about}} waits until {{by}} has applied the same revision.',
      source: '{{about}} gets nothing from the source {{by}}: {{reason}}.',
      refused: {
        rbac: '{{what}} was refused: the account that Flux uses for it lacks a right.',
        admission: '{{what}} was refused by the policy {{policy}}.',
        webhookFailed:
          '{{what}} was refused, because the webhook {{policy}} could not be called.',
        quota: '{{what}} was refused, because it exceeds a quota.',
        validation: '{{what}} was refused, because it is not valid.',
      },
      container:
        '{{object}} is not healthy: {{reason}} in container {{container}} of pod {{pod}}.',
      pod: '{{object}} is not healthy: {{reason}} (pod {{pod}}).',
      overQuota:
        '{{object}} is not healthy: its pods would exceed a quota and are not created.',
      refusedPods:
        '{{object}} is not healthy: its pods are refused by the policy {{policy}}.',
      unhealthy: '{{object}} is not healthy: {{reason}}.',
      missing: '{{object}} is missing on the cluster.',
      notServed: 'The cluster does not serve the kind of {{object}}.',
      named: '{{about}} fails at {{object}}: {{reason}}.',
      own: {
        failed: '{{about}} failed: {{reason}}.',
        stalled: '{{about}} failed and is not tried again: {{reason}}.',
        waiting: '{{about}} waits: {{reason}}.',
        reconciling: '{{about}} takes longer than its timeout.',
        unknown: '{{about}} has not been reconciled yet.',
        other: '{{about}}: {{state}}.',
      },
    },
    step: {
      terminating: 'Being deleted',
      suspended: 'Suspended',
      controller: 'Controller',
      source: 'Source',
      own: 'What it says itself',
      object: 'Applied object',
      pod: 'Pod',
      event: 'Event',
      since: 'Since when',
    },
    steps: 'How this is known',
    wholeMessage: 'Its whole message is below, under Status.',
    inTab: '{{tab}}: {{what}}',
    container: 'container {{name}}',
    exitCode: 'exit code {{code}}',
    signal: 'signal {{signal}}',
    notFound: 'Not found among the controllers of Flux',
    shard: 'shard {{shard}}',
    reading: 'Reading: {{parts}}',
    unread: 'Not read: {{parts}}',
    ruleGet:
      'Grant the account that Backstage uses on this cluster the right to get and list {{plural}} of the API group {{group}}.',
    part: {
      controller: 'Flux’s controllers',
      blockers: 'what it waits for',
      source: 'its source',
      resources: 'what it applied',
      pods: 'pods',
      events: 'events',
      history: 'history',
    },
    advice: {
      'service-account-rights':
        'Give the service account that Flux uses here (spec.serviceAccountName) the right that the message names.',
      policy:
        'Change the manifest so that the policy accepts it, or ask those who maintain the policy for an exception.',
      'webhook-down':
        'Check that the pods behind the webhook run and that the API server can reach them; Flux then tries again.',
      'webhook-dry-run':
        'Set sideEffects of the webhook to None or NoneOnDryRun: Flux applies everything as a dry run first.',
      'pod-security':
        'Set the securityContext that the message asks for, or change the Pod Security label of the namespace.',
      quota:
        'Lower requests, limits or replicas, delete what is not needed, or have the ResourceQuota raised.',
      'missing-kind':
        'Install the CRD of this kind first, and let this object wait for that with spec.dependsOn.',
      'immutable-field':
        'Take the change back, or have the object recreated: with spec.force, or spec.upgrade.force of a HelmRelease.',
      'invalid-manifest':
        'Correct the field that the message names in the manifest.',
      decryption:
        'Check that the Secret of spec.decryption holds the key that the file was encrypted with.',
      substitution:
        'Set the missing variable in spec.postBuild, or write $$ for a dollar sign that is meant as such.',
      'missing-path':
        'Correct spec.path, or add the folder: this revision of the source does not have it.',
      'helm-locked':
        'Wait until the other operation has ended; if it was interrupted, roll the release back with helm rollback.',
      'health-timeout':
        'See which of its objects are not healthy and why; if they only need longer, raise spec.timeout.',
      'retries-exhausted':
        'Correct the cause and push that, or try the same again with Sync, Reset.',
      'rollback-target':
        'Correct the chart or its values and push that: there is no earlier good release to return to.',
      'source-credentials':
        'Check the credentials in the Secret of spec.secretRef: they may be missing, have expired, or lack the right to read.',
      'host-key':
        'Put the current host key of the server into known_hosts of the Secret in spec.secretRef.',
      'missing-ref':
        'Correct branch, tag, version or commit in spec.ref: the repository does not have it.',
      'missing-chart-version':
        'Correct the version of the chart, or publish it: the repository does not have it.',
      'source-not-found':
        'Correct spec.url, or give credentials that may read it.',
      'rate-limit':
        'Use credentials with a higher limit, a longer spec.interval, or a mirror of the registry.',
      unreachable:
        'Check the address, and that the cluster can reach it: DNS, proxy, network policies, certificates.',
      'cross-namespace':
        'Move the source into the namespace of this object: Flux does not allow references to other namespaces here.',
      signature:
        'Sign the artifact with a key or identity that spec.verify trusts, or add its key there.',
      'image-pull':
        'Check name and tag of the image, and that the cluster may pull it (imagePullSecrets).',
      crash:
        'Read the last log lines of the container (kubectl logs --previous) and correct what ends it.',
      'out-of-memory':
        'Raise the memory limit of the container, or make it need less.',
      unschedulable:
        'Lower the requests, change node selectors or tolerations, or add nodes, as the message suggests.',
      'container-config':
        'Create the ConfigMap or Secret, or the key in it, that the message names.',
      probe:
        'See why the container does not answer its probe, or give it more time to start.',
      volume:
        'Check that the volume claim, storage class, ConfigMap or Secret that the message names exists.',
      'missing-service-account':
        'Create the service account that the message names, or correct its name.',
    },
  },
} as const;

/**
 * The ref that the language files translate. It is separate from
 * fluxTranslationRef, which imports them.
 */
export const messagesRef = createTranslationRef({ id: 'flux', messages });

/** All messages by their flattened keys, such as `a.b`. */
export type FluxMessages = typeof messagesRef.T;
