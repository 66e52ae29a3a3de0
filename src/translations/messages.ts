import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** English, from which all other languages are made. */
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
  },
  table: {
    search: 'Search',
    clearSearch: 'Clear search',
    chooseColumns: 'Choose columns',
    addOrRemoveColumns: 'Add or remove columns',
    nothingMatches: 'Nothing matches the search and filters.',
    rows: 'rows',
    displayedRows: '{from}-{to} of {count}',
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
      'Last reconciled: {{when}}. When it last changed is not known.',
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
      reconciling: 'Reconciling at the moment',
      drifted: 'Has drifted from what was released',
      source: 'Its source {{source}}: {{state}}',
    },
    failed: {
      retrying: 'Keeps retrying',
      tryingAgain: 'Trying again now',
    },
    notReconciledYet: 'Not reconciled yet',
    since: 'Since {{when}}',
    lastTried: 'Last tried {{when}}',
    lastSucceeded: 'Last succeeded {{when}}',
    suspendedBy: 'Suspended by {{who}}',
    suspendedByUndated: 'Suspended by {{who}}, says a note without a date',
    suspendedByManager:
      'Suspended by the field manager {{manager}} (not known by whom)',
    suspendedSince: 'Suspended {{when}}',
    suspendedOrEarlier: 'Suspended {{when}} or earlier',
    suspendedBecause: 'Reason: {{why}}',
    suspensionUndone: '{{applier}} will undo this at its next reconciliation',
    beforeSuspension: 'Last known state: {{state}}',
    deletionRequested: 'Deletion requested {{when}}',
    heldBy_one: 'Held by the finalizer {{finalizers}}',
    heldBy_other: 'Held by the finalizers {{finalizers}}',
    orphaned: 'It is suspended: what it deployed stays',
    waitingFor: 'Waits for {{what}}',
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
      'Verification is configured, but its trust policy only audits: whether the source is signed is not known.',
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
    before: 'before: {{image}}',
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
    said: 'The answer was:',
    status: 'HTTP status {{statusCode}}',
  },
  meaning: {
    notPermitted: 'Not permitted',
    notSignedIn: 'Not signed in to the cluster',
    unreachable: 'Unreachable',
    noAnswer: 'No answer yet',
    malformed: 'Malformed answer',
    ambiguousCluster: 'Name is not unique',
    anotherObject: 'Belongs to another object by now',
    unexpected: 'Unexpected answer',
    notInstalled: 'Not installed',
    backendMissing: 'Kubernetes backend missing',
  },
  advice: {
    notPermitted:
      'Grant the account that Backstage uses on this cluster the right to list these kinds, for example by binding it to the ClusterRole flux-view-flux-system.',
    notSignedIn:
      'The cluster refused the credentials. Sign in again, or have the credentials in the Kubernetes configuration of Backstage renewed.',
    unreachable:
      'Check that the cluster is up and that the Backstage backend reaches its API server.',
    noAnswer:
      'The API server is slow or hangs. Its rows come as soon as it answers.',
    ambiguousCluster:
      'Give each cluster a name of its own in the Kubernetes configuration of Backstage: the proxy always takes the first one.',
    malformed:
      'Something between Backstage and the API server may have answered in its place. Check the address of the cluster in the Kubernetes configuration.',
    unexpected: 'The log of the Backstage backend tells more.',
  },
  error: {
    title: 'Flux resources could not be read',
    shownSince: 'What is shown is from {{when}}.',
    permission: 'You lack the permission {{permission}}.',
    advice: {
      notPermitted:
        'Ask the administrators of this Backstage for this permission.',
      notSignedIn:
        'Sign in to Backstage. If you are, the Kubernetes backend may not accept the token of your session.',
      unreachable:
        'Check your connection and that the Backstage backend is up.',
      noAnswer: 'A cluster may hold back the answer. It is asked again.',
      malformed: 'Check the version and the log of the Kubernetes backend.',
      backendMissing:
        'Install @backstage/plugin-kubernetes-backend and configure clusters for it.',
      unexpected: 'The log of the Backstage backend tells more.',
    },
  },
  empty: {
    title: 'No {{kinds}} found',
    description:
      'No cluster has any with the label of this entity. Set the label on those that belong to it:',
    selector:
      'No cluster has any that the label selector of this entity matches:',
    notInstalledTitle: 'Flux is not installed',
    notInstalled: 'None of the clusters serves {{kinds}}.',
    noClustersTitle: 'No clusters',
    noClusters:
      'The Kubernetes plugin of this Backstage knows no clusters. Configure some for it.',
  },
  sources: {
    lacksProxy:
      'Only sources with the label of this entity are shown. Those that its deployments use besides can be seen with the permission {{permission}}.',
  },
  selection: {
    title: 'The annotation {{annotation}} of this entity cannot be used',
    tooLong:
      '"{{value}}" cannot be the value of a label: it has {{length}} characters, and 63 are allowed.',
    character:
      '"{{value}}" cannot be the value of a label: "{{character}}" is not allowed in it, only letters, digits, "-", "_" and ".".',
    ends: '"{{value}}" cannot be the value of a label: it must begin and end with a letter or a digit.',
    syntax:
      '"{{value}}" is not a label selector: "{{found}}" cannot stand where it does.',
    incomplete:
      '"{{value}}" is not a label selector: something is missing at its end.',
    key: '"{{value}}" is not a label selector: "{{key}}" cannot be the name of a label.',
    noValues:
      '"{{value}}" is not a label selector: there is no value between the parentheses after "{{key}}".',
    number:
      '"{{value}}" is not a label selector: "{{key}}" is compared with something that is not a whole number.',
    namespace: '"{{value}}" cannot be the name of a namespace.',
  },
  permission: {
    title: 'Permission needed',
    description:
      'To see Flux resources you need the permission {{permissions}} in Backstage. Ask its administrators for it.',
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
    resumeDeletes: 'Resume {{name}}, which then deletes what it deployed',
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
    withoutSourceHint: 'Reconciles with the artifact that is there',
    force: 'Force',
    forceHint: 'Installs or upgrades once, even if nothing changed',
    reset: 'Reset',
    resetHint: 'Forgets failures, and tries again',
  },
  suspendDialog: {
    title_one: 'Suspend {{name}}?',
    title_other: 'Suspend {{count}} resources?',
    explanation:
      'Flux leaves it alone until it is resumed. What is deployed stays as it is.',
    undone:
      '{{name}} is applied by {{applier}}, which will set this back at its next reconciliation.',
    maybeUndone:
      '{{name}} is applied by {{applier}}, which may set this back when it deploys next.',
    reason: 'Reason (optional)',
    cancel: 'Cancel',
    confirm: 'Suspend',
  },
  disabled: {
    readOnly: 'Read-only mode is enabled',
    proxy: 'You lack the permission {{permission}}',
    patch:
      'The account that Backstage uses on {{cluster}} may not patch {{resource}} in {{namespace}}',
    suspended: 'It is suspended: resume it to sync it',
    terminating: 'It is being deleted',
    terminatingOrphans:
      'It is being deleted: suspended, it would leave behind what it deployed',
    asking: 'Checking whether you may',
  },
  outcome: {
    synced: '{{name}}: {{message}}',
    suspended: '{{name}} is suspended',
    resumed: '{{name}} is resumed',
    failed: '{{name}} {{state}}: {{message}}',
    stillSays:
      '{{name}} was reconciled, but Flux still says {{state}}: {{message}}',
    sourceFailed: '{{name}} was not synced: {{source}} {{state}}: {{message}}',
    sourceSuspended:
      '{{name}} was not synced: its source {{source}} is suspended. Resume it, or sync without source.',
    refused: '{{action}} failed: {{message}}',
    refusedSource: '{{action}} failed at {{source}}: {{message}}',
    forbidden:
      '{{message}} Grant it: apiGroups: ["{{group}}"], resources: ["{{resource}}"], verbs: ["patch"]',
    denied:
      '{{message}} A policy of the cluster refused it; no permission is missing.',
    webhookFailed:
      '{{message}} A webhook of the cluster has to agree and could not be asked. Try again later.',
    suspendedMeanwhile: '{{name}} was suspended before it was reconciled',
    deletedMeanwhile: '{{name}} was deleted before it was reconciled',
    deleted: '{{name}} is deleted, with what it deployed',
    timedOut:
      '{{name}} has not been reconciled within 5 minutes. Flux may still do it.',
    overtaken: 'Another request came after yours; this is the result of that.',
    notPermitted:
      'Its source {{source}} was not synced, because that is not permitted: {{message}}',
    deniedSource:
      'Its source {{source}} was not synced, because a policy of the cluster refused it: {{message}}',
    notReconcilable:
      'Its source {{source}} was not synced: nothing reconciles it on request.',
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
      other: 'Something else',
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
      goneIn_one: '1 gone in Flux {{release}}',
      goneIn_other: '{{count}} gone in Flux {{release}}',
      term: 'Gone in Flux {{release}}',
      of: 'API versions of {{name}} that newer releases of Flux removed',
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
      asking: 'Asking again…',
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
      waiting_one: '1 cluster still to answer',
      waiting_other: '{{count}} clusters still to answer',
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
} as const;

/**
 * What the files of the other languages translate. The plugin's own ref names
 * these files, so they cannot name it.
 */
export const messagesRef = createTranslationRef({ id: 'flux', messages });

/** All messages by their keys: `a.b` for what is `{ a: { b } }`. */
export type FluxMessages = typeof messagesRef.T;
