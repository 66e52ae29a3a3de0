import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { messagesRef, type FluxMessages } from './messages';

/** German. */
export default createTranslationMessages<'flux', FluxMessages, true>({
  ref: messagesRef,
  full: true,
  messages: {
    'card.deployments': 'Deployments',
    'card.sources': 'Quellen',
    'card.helmReleases': 'Helm Releases',
    'card.kustomizations': 'Kustomizations',
    'card.gitRepositories': 'Git Repositories',
    'card.ociRepositories': 'OCI Repositories',
    'card.helmRepositories': 'Helm Repositories',
    'card.imagePolicies': 'Image Policies',
    'card.refresh': 'Aktualisieren',
    'card.tryAgain': 'Erneut versuchen',
    'column.kind': 'Kind',
    'column.name': 'Name',
    'column.repo': 'Repo',
    'column.source': 'Quelle',
    'column.revision': 'Revision',
    'column.verified': 'Verifiziert',
    'column.provider': 'Provider',
    'column.url': 'URL',
    'column.artifact': 'Artefakt',
    'column.imagePolicy': 'Image Policy',
    'column.imageRepository': 'Image Repository',
    'column.latestImage': 'Neuestes Image',
    'column.status': 'Status',
    'column.updated': 'Aktualisiert',
    'column.actions': 'Aktionen',
    'column.cluster': 'Cluster',
    'column.namespace': 'Namespace',
    'table.filterList': 'Filterliste',
    'table.filters': 'Filter',
    'table.clearFilters': 'Alle entfernen',
    'table.allValues': 'Alle Ergebnisse',
    'table.search': 'Suchen',
    'table.clearSearch': 'Suche leeren',
    'table.chooseColumns': 'Spalten auswählen',
    'table.addOrRemoveColumns': 'Spalten ein- oder ausblenden',
    'table.nothingMatches': 'Nichts entspricht der Suche und den Filtern.',
    'table.rowsPerPage': 'Zeilen pro Seite',
    'table.rows': 'Zeilen',
    'table.displayedRows': '{{from}}–{{to}} von {{count}}',
    'table.firstPage': 'Erste Seite',
    'table.previousPage': 'Vorherige Seite',
    'table.nextPage': 'Nächste Seite',
    'table.lastPage': 'Letzte Seite',
    'name.cluster': 'Cluster: {{cluster}}',
    'name.deploysTo': 'deployt nach: {{target}}',
    'name.targetNamespace': 'Namespace {{namespace}}',
    'name.storageNamespace': 'Helm-Speicher: {{namespace}}',
    'name.usedBy': 'verwendet von {{users}}',
    'name.usedByMore_one': 'verwendet von {{users}} und 1 weiteren',
    'name.usedByMore_other': 'verwendet von {{users}} und {{count}} weiteren',
    'name.unknown': 'Unbekannt',
    'name.ambiguousCluster': 'Zwei Cluster heißen {{cluster}}',
    'chart.failed': '{{chart}} (fehlgeschlagen)',
    'chart.testsFailed': '{{chart}} (Tests fehlgeschlagen)',
    'chart.notInstalled': '{{chart}} (nicht installiert)',
    'chart.underWay': '{{chart}} (in Arbeit)',
    'chart.lastGood': 'zuletzt gut: {{version}}',
    'chart.attemptFailed': '{{version}} fehlgeschlagen',
    'updated.reconciled': 'abgeglichen {{when}}',
    'updated.changedAt': 'Zuletzt geändert: {{when}}',
    'updated.reconciledAt':
      'Zuletzt abgeglichen: {{when}}. Der Zeitpunkt der letzten Änderung ist nicht bekannt.',
    'state.Ready': 'Bereit',
    'state.Reconciling': 'Wird abgeglichen',
    'state.Waiting': 'Wartet',
    'state.Failed': 'Fehlgeschlagen',
    'state.Stalled': 'Festgefahren',
    'state.Suspended': 'Ausgesetzt',
    'state.Terminating': 'Wird gelöscht',
    'state.Unknown': 'Unbekannt',
    'status.ready.reconciling': 'Wird gerade abgeglichen',
    'status.ready.drifted': 'Weicht vom Release ab',
    'status.ready.source': 'Quelle {{source}}: {{state}}',
    'status.failed.retrying': 'Wird automatisch wiederholt',
    'status.failed.tryingAgain': 'Wird gerade erneut versucht',
    'status.notReconciledYet': 'Noch nicht abgeglichen',
    'status.since': 'Begonnen {{when}}',
    'status.lastTried': 'Zuletzt versucht {{when}}',
    'status.lastSucceeded': 'Zuletzt erfolgreich {{when}}',
    'status.suspendedBy': 'Ausgesetzt von {{who}}',
    'status.suspendedByUndated':
      'Ausgesetzt von {{who}}, laut einer Annotation ohne Datum',
    'status.suspendedByManager':
      'Ausgesetzt vom Field Manager {{manager}} (Benutzer unbekannt)',
    'status.suspendedSince': 'Ausgesetzt {{when}}',
    'status.suspendedOrEarlier': 'Ausgesetzt {{when}} oder früher',
    'status.suspendedBecause': 'Grund: {{why}}',
    'status.suspensionUndone':
      '{{applier}} macht das beim nächsten Abgleich rückgängig',
    'status.suspendedAgain':
      'Hier fortgesetzt, wird es von {{applier}} wieder ausgesetzt',
    'status.maybeSuspendedAgain':
      'Hier fortgesetzt, wird es von {{applier}} vielleicht wieder ausgesetzt',
    'status.beforeSuspension': 'Letzter bekannter Zustand: {{state}}',
    'status.deletionRequested': 'Löschung angefordert {{when}}',
    'status.heldBy_one': 'Wartet auf den Finalizer {{finalizers}}',
    'status.heldBy_other': 'Wartet auf die Finalizer {{finalizers}}',
    'status.orphaned':
      'Solange es ausgesetzt ist, werden die ausgerollten Ressourcen nicht gelöscht',
    'status.waitingFor': 'Wartet auf {{what}}',
    'status.showAll': 'Alles anzeigen',
    'status.showLess': 'Weniger anzeigen',
    'status.showAllOf': 'Den ganzen Status von {{name}} anzeigen',
    'status.showLessOf': 'Weniger vom Status von {{name}} anzeigen',
    'verification.verified': 'Verifiziert',
    'verification.failed': 'Fehlgeschlagen',
    'verification.pending': 'Ausstehend',
    'verification.ignored': 'Nicht erzwungen',
    'verification.unknown': 'Nicht bekannt',
    'verification.unknownWhy':
      'Das Ergebnis steht am HelmChart des Releases, das nicht gelesen werden konnte.',
    'verification.of': '{{word}}: Verifizierung von {{name}}',
    'verification.provider': 'Provider',
    'verification.mode': 'Modus',
    'verification.signed': 'Signiert: {{what}}',
    'verification.key': 'Schlüssel',
    'verification.reason': 'Grund',
    'verification.message': 'Meldung',
    'verification.ignoredTerm': 'Nicht erzwungen',
    'verification.ignoredWhy':
      'Die Verifizierung ist eingerichtet, ihre Trust Policy protokolliert aber nur. Ob die Quelle signiert ist, ist daher nicht bekannt.',
    'artifact.of': '{{revision}}: Artefakt von {{name}}',
    'artifact.revision': 'Revision',
    'artifact.digest': 'Digest',
    'artifact.originRevision': 'Ursprüngliche Revision',
    'artifact.originSource': 'Ursprung',
    'artifact.stored': 'Gespeichert',
    'image.of': '{{image}}: neuestes Image von {{name}}',
    'image.latest': 'Neuestes Image',
    'image.previous': 'Vorheriges Image',
    'image.before': 'vorher: {{image}}',
    'image.open': 'In der Registry öffnen',
    'facts.copy': '{{term}} kopieren',
    'facts.copied': 'Kopiert',
    'failures.title_one':
      '1 von {{total}} Clustern konnte nicht gelesen werden: {{clusters}}',
    'failures.title_other':
      '{{count}} von {{total}} Clustern konnten nicht gelesen werden: {{clusters}}',
    'failures.cluster': '{{cluster}}: {{meaning}}',
    'failures.details': 'Details',
    'failures.hideDetails': 'Details ausblenden',
    'failures.allKinds': 'alle Kinds',
    'failures.shownSince': 'Die angezeigten Zeilen sind von {{when}}.',
    'failures.said': 'Antwort:',
    'failures.status': 'HTTP-Status {{statusCode}}',
    'meaning.notPermitted': 'Nicht erlaubt',
    'meaning.notSignedIn': 'Am Cluster nicht angemeldet',
    'meaning.unreachable': 'Nicht erreichbar',
    'meaning.noAnswer': 'Noch keine Antwort',
    'meaning.malformed': 'Ungültige Antwort',
    'meaning.ambiguousCluster': 'Clustername ist nicht eindeutig',
    'meaning.anotherObject':
      'Der Name gehört inzwischen zu einem anderen Objekt',
    'meaning.unexpected': 'Unerwartete Antwort',
    'meaning.notInstalled': 'Nicht installiert',
    'meaning.backendMissing': 'Kubernetes-Backend fehlt',
    'advice.notPermitted':
      'Geben Sie dem Konto, das Backstage auf diesem Cluster verwendet, das Recht, diese Kinds aufzulisten, zum Beispiel durch eine Bindung an die ClusterRole flux-view-flux-system.',
    'advice.notSignedIn':
      'Der Cluster hat die Zugangsdaten abgelehnt. Melden Sie sich erneut an, oder bitten Sie einen Administrator, die Zugangsdaten in der Kubernetes-Konfiguration von Backstage zu erneuern.',
    'advice.unreachable':
      'Prüfen Sie, ob der Cluster läuft und das Backend von Backstage seinen API-Server erreicht.',
    'advice.noAnswer':
      'Der API-Server ist langsam oder antwortet nicht. Seine Zeilen erscheinen, sobald er antwortet.',
    'advice.ambiguousCluster':
      'Geben Sie in der Kubernetes-Konfiguration von Backstage jedem Cluster einen eindeutigen Namen: Der Proxy verwendet immer den ersten dieses Namens.',
    'advice.malformed':
      'Vielleicht hat ein Proxy oder eine Anmeldeseite statt des API-Servers geantwortet. Prüfen Sie die URL des Clusters in der Kubernetes-Konfiguration.',
    'advice.unexpected':
      'Einzelheiten stehen im Log des Backends von Backstage.',
    'error.title': 'Flux-Ressourcen konnten nicht gelesen werden',
    'error.shownSince': 'Die angezeigten Daten sind von {{when}}.',
    'error.permission': 'Ihnen fehlt die Berechtigung {{permission}}.',
    'error.advice.notPermitted':
      'Bitten Sie einen Administrator von Backstage um diese Berechtigung.',
    'error.advice.notSignedIn':
      'Melden Sie sich bei Backstage an. Sind Sie schon angemeldet, nimmt das Kubernetes-Backend vielleicht das Token Ihrer Sitzung nicht an.',
    'error.advice.unreachable':
      'Prüfen Sie Ihre Verbindung und ob das Backend von Backstage läuft.',
    'error.advice.noAnswer':
      'Vielleicht verzögert ein Cluster die Antwort. Die Anfrage wird automatisch wiederholt.',
    'error.advice.malformed':
      'Prüfen Sie die Version und das Log des Kubernetes-Backends.',
    'error.advice.backendMissing':
      'Installieren Sie @backstage/plugin-kubernetes-backend, und konfigurieren Sie Cluster dafür.',
    'error.advice.unexpected':
      'Einzelheiten stehen im Log des Backends von Backstage.',
    'empty.title': 'Keine {{kinds}} gefunden',
    'empty.description':
      'Auf keinem Cluster gibt es Ressourcen mit dem Label dieser Entität. Setzen Sie das Label bei den Ressourcen, die zu ihr gehören:',
    'empty.selector':
      'Auf keinem Cluster gibt es Ressourcen, auf die der Label-Selektor dieser Entität passt:',
    'empty.notInstalledTitle': 'Flux ist nicht installiert',
    'empty.notInstalled': 'Keiner der Cluster kennt {{kinds}}.',
    'empty.noClustersTitle': 'Keine Cluster',
    'empty.noClusters':
      'Für das Kubernetes-Plugin dieses Backstage sind keine Cluster konfiguriert.',
    'sources.lacksProxy':
      'Nur Quellen mit dem Label dieser Entität werden angezeigt. Um die übrigen Quellen zu sehen, die ihre Deployments verwenden, brauchen Sie die Berechtigung {{permission}}.',
    'selection.title':
      'Die Annotation {{annotation}} dieser Entität ist nicht zu gebrauchen',
    'selection.tooLong':
      '"{{value}}" ist kein gültiger Label-Wert: Er hat {{length}} Zeichen, erlaubt sind höchstens 63.',
    'selection.character':
      '"{{value}}" ist kein gültiger Label-Wert: Er enthält "{{character}}", erlaubt sind nur Buchstaben, Ziffern, "-", "_" und ".".',
    'selection.ends':
      '"{{value}}" ist kein gültiger Label-Wert: Er muss mit einem Buchstaben oder einer Ziffer beginnen und enden.',
    'selection.syntax':
      '"{{value}}" ist kein gültiger Label-Selektor: "{{found}}" ist an dieser Stelle nicht erlaubt.',
    'selection.incomplete':
      '"{{value}}" ist kein gültiger Label-Selektor: Er ist unvollständig.',
    'selection.key':
      '"{{value}}" ist kein gültiger Label-Selektor: "{{key}}" ist kein gültiger Label-Name.',
    'selection.noValues':
      '"{{value}}" ist kein gültiger Label-Selektor: Die Klammern nach "{{key}}" sind leer.',
    'selection.number':
      '"{{value}}" ist kein gültiger Label-Selektor: "{{key}}" wird mit einem Wert verglichen, der keine ganze Zahl ist.',
    'selection.namespace':
      '"{{value}}" ist kein gültiger Name eines Namespace.',
    'permission.title': 'Berechtigung nötig',
    'permission.description':
      'Um Flux-Ressourcen zu sehen, brauchen Sie in Backstage die Berechtigung {{permissions}}. Bitten Sie einen Administrator von Backstage darum.',
    'pluginMissing.title': 'Das Kubernetes-Plugin fehlt',
    'pluginMissing.description':
      'Das Flux-Plugin erreicht die Cluster über das Kubernetes-Plugin. Installieren Sie @backstage/plugin-kubernetes in dieser App und @backstage/plugin-kubernetes-backend in ihrem Backend.',
    'actions.sync': '{{name}} synchronisieren',
    'actions.syncHow': 'Weitere Arten, {{name}} zu synchronisieren',
    'actions.suspend': '{{name}} aussetzen',
    'actions.resume': '{{name}} fortsetzen',
    'actions.resumeDeletes':
      '{{name}} fortsetzen und die ausgerollten Ressourcen löschen',
    'actions.syncing': 'Wird synchronisiert',
    'actions.syncingSource': '{{source}} wird synchronisiert',
    'actions.suspending': 'Wird ausgesetzt',
    'actions.resuming': 'Wird fortgesetzt',
    'actions.onCluster': '{{name}} auf {{cluster}}',
    'actions.ofKind': '{{name}} ({{kind}})',
    'syncMenu.withSource': 'Mit Quelle synchronisieren',
    'syncMenu.withSourceHint': 'Holt zuerst die Quelle, gleicht dann ab',
    'syncMenu.withoutSource': 'Ohne Quelle synchronisieren',
    'syncMenu.withoutSourceHint': 'Gleicht mit dem vorhandenen Artefakt ab',
    'syncMenu.force': 'Erzwingen',
    'syncMenu.forceHint':
      'Installiert oder aktualisiert einmal, auch wenn sich nichts geändert hat',
    'syncMenu.reset': 'Zurücksetzen',
    'syncMenu.resetHint':
      'Setzt die Zahl der Fehlschläge zurück und versucht es erneut',
    'suspendDialog.title_one': '{{name}} aussetzen?',
    'suspendDialog.title_other': '{{count}} Ressourcen aussetzen?',
    'suspendDialog.explanation':
      'Flux gleicht bis zum Fortsetzen nichts mehr ab. Ausgerollte Ressourcen bleiben, wie sie sind.',
    'suspendDialog.undone':
      '{{name}} wird von {{applier}} angewendet und beim nächsten Abgleich zurückgesetzt.',
    'suspendDialog.maybeUndone':
      '{{name}} wird von {{applier}} angewendet und beim nächsten Ausrollen vielleicht zurückgesetzt.',
    'suspendDialog.reason': 'Grund (optional)',
    'suspendDialog.cancel': 'Abbrechen',
    'suspendDialog.confirm': 'Aussetzen',
    'disabled.readOnly': 'Der Nur-Lese-Modus ist eingeschaltet',
    'disabled.proxy': 'Ihnen fehlt die Berechtigung {{permission}}',
    'disabled.patch':
      'Das Konto, das Backstage auf {{cluster}} verwendet, darf {{resource}} in {{namespace}} nicht ändern (patch)',
    'disabled.suspended':
      'Es ist ausgesetzt. Setzen Sie es vor dem Synchronisieren fort.',
    'disabled.terminating': 'Wird gerade gelöscht',
    'disabled.terminatingOrphans':
      'Es wird gerade gelöscht. Würde es jetzt ausgesetzt, blieben die ausgerollten Ressourcen zurück.',
    'disabled.asking': 'Berechtigungen werden geprüft',
    'outcome.synced': '{{name}}: {{message}}',
    'outcome.suspended': '{{name}} ist ausgesetzt',
    'outcome.resumed': '{{name}} ist fortgesetzt',
    'outcome.failed': '{{name}} – {{state}}: {{message}}',
    'outcome.stillSays':
      '{{name}} wurde abgeglichen, aber der Zustand ist weiterhin {{state}}: {{message}}',
    'outcome.sourceFailed':
      '{{name}} wurde nicht synchronisiert: {{source}} – {{state}}: {{message}}',
    'outcome.sourceSuspended':
      '{{name}} wurde nicht synchronisiert: Die Quelle {{source}} ist ausgesetzt. Setzen Sie sie fort, oder synchronisieren Sie ohne Quelle.',
    'outcome.refused': '{{action}} ist fehlgeschlagen: {{message}}',
    'outcome.refusedSource':
      '{{action}} ist bei {{source}} fehlgeschlagen: {{message}}',
    'outcome.forbidden':
      '{{message}} Das nötige Recht: apiGroups: ["{{group}}"], resources: ["{{resource}}"], verbs: ["patch"]',
    'outcome.denied':
      '{{message}} Eine Richtlinie des Clusters hat die Anforderung abgelehnt; es fehlt kein Recht.',
    'outcome.webhookFailed':
      '{{message}} Ein Webhook des Clusters muss der Anforderung zustimmen und konnte nicht aufgerufen werden. Versuchen Sie es später erneut.',
    'outcome.suspendedMeanwhile': '{{name}} wurde vor dem Abgleich ausgesetzt',
    'outcome.deletedMeanwhile': '{{name}} wurde vor dem Abgleich gelöscht',
    'outcome.deleted':
      '{{name}} und die ausgerollten Ressourcen wurden gelöscht',
    'outcome.deletedAlone': '{{name}} ist gelöscht',
    'outcome.timedOut':
      '{{name}} wurde nicht innerhalb von 5 Minuten abgeglichen. Flux kann das noch tun.',
    'outcome.overtaken':
      'Eine spätere Anforderung hat Ihre ersetzt; dies ist deren Ergebnis.',
    'outcome.notPermitted':
      'Die Quelle {{source}} wurde nicht synchronisiert, weil das nicht erlaubt ist: {{message}}',
    'outcome.deniedSource':
      'Die Quelle {{source}} wurde nicht synchronisiert, weil eine Richtlinie des Clusters die Anforderung abgelehnt hat: {{message}}',
    'outcome.notReconcilable':
      'Die Quelle {{source}} wurde nicht synchronisiert: Sie kann nicht auf Anforderung abgeglichen werden.',
    'outcome.missing': 'Die Quelle {{source}} gibt es nicht.',
    'outcome.sourceTimedOut':
      'Die Quelle {{source}} wurde nicht rechtzeitig abgeglichen.',
    'runtime.pageTitle': 'Flux-Laufzeit',
    'runtime.title': 'Flux-Laufzeit',
    'runtime.column.cluster': 'Cluster',
    'runtime.column.namespace': 'Namespace',
    'runtime.column.version': 'Version',
    'runtime.column.components': 'Verfügbare Komponenten',
    'runtime.column.update': 'Flux-Update',
    'runtime.column.method': 'Installiert durch',
    'runtime.column.removedApis': 'Entfernte APIs',
    'runtime.column.health': 'Zustand',
    'runtime.health.ready': 'Bereit',
    'runtime.health.notReady': 'Nicht bereit',
    'runtime.health.notFound': 'Flux nicht gefunden',
    'runtime.health.controllersNotFound': 'Controller nicht gefunden',
    'runtime.health.waiting': 'Antwort steht aus',
    'runtime.health.failed': 'Nicht lesbar',
    'runtime.method.bootstrap': 'flux bootstrap',
    'runtime.method.cli': 'flux install',
    'runtime.method.helm': 'Helm-Chart',
    'runtime.method.operator': 'Flux Operator',
    'runtime.method.other': 'Sonstiges',
    'runtime.unknownVersion': 'Unbekannt',
    'runtime.component.ready': 'Bereit',
    'runtime.component.notReady': 'Nicht bereit',
    'runtime.component.replicas': '{{ready}} von {{wanted}} bereit',
    'runtime.component.shard': 'Shard {{shard}}',
    'runtime.component.scaledToZero': 'Auf null skaliert',
    'runtime.component.notStartedYet': 'Noch nicht gestartet',
    'runtime.update.available': 'Update verfügbar',
    'runtime.update.upToDate': 'Aktuell',
    'runtime.update.newest': 'neueste: {{version}}',
    'runtime.update.unsupported': 'Nicht mehr unterstützt',
    'runtime.removed.goneIn_one': '1 in Flux {{release}} entfernt',
    'runtime.removed.goneIn_other': '{{count}} in Flux {{release}} entfernt',
    'runtime.removed.term': 'In Flux {{release}} entfernt',
    'runtime.removed.of': 'API-Versionen von {{name}}',
    'runtime.failure.waiting': 'Eine Antwort steht noch aus',
    'runtime.failure.failed': 'Konnte nicht gelesen werden: {{meaning}}',
    'runtime.failure.notPermitted':
      'Geben Sie dem Konto, das Backstage auf diesem Cluster verwendet, das Recht, Deployments aufzulisten: in allen Namespaces oder in dem von Flux.',
    'runtime.failure.notFound': 'Kein Deployment hat das Label {{label}}.',
    'runtime.failure.controllersNotFound':
      'Der Cluster stellt die APIs von Flux bereit, aber kein Deployment eines Flux-Controllers hat das Label {{label}}.',
    'runtime.failure.retry': 'Erneut versuchen',
    'runtime.failure.retryCluster': '{{cluster}} erneut versuchen',
    'runtime.failure.asking': 'Wird erneut versucht…',
    'runtime.summary.clusters_one': '1 Cluster',
    'runtime.summary.clusters_other': '{{count}} Cluster',
    'runtime.summary.installations_one': '1 Installation',
    'runtime.summary.installations_other': '{{count}} Installationen',
    'runtime.summary.versions': 'Versionen: {{versions}}',
    'runtime.summary.version': '{{version}} ({{times}})',
    'runtime.summary.notReady_one': '1 Controller nicht bereit',
    'runtime.summary.notReady_other': '{{count}} Controller nicht bereit',
    'runtime.summary.allReady': 'alle Controller bereit',
    'runtime.summary.failed_one': '1 Cluster konnte nicht gelesen werden',
    'runtime.summary.failed_other':
      '{{count}} Cluster konnten nicht gelesen werden',
    'runtime.summary.waiting_one': '1 Cluster hat noch nicht geantwortet',
    'runtime.summary.waiting_other':
      '{{count}} Cluster haben noch nicht geantwortet',
    'bulk.sync': 'Ausgewählte synchronisieren',
    'bulk.suspend': 'Ausgewählte aussetzen',
    'bulk.resume': 'Ausgewählte fortsetzen',
    'bulk.select': '{{name}} auf {{cluster}} auswählen',
    'bulk.selectAll': 'Alle auswählen',
    'bulk.selected_one': '1 ausgewählt',
    'bulk.selected_other': '{{count}} ausgewählt',
    'bulk.success_one': '1 von {{total}} war erfolgreich.',
    'bulk.success_other': '{{count}} von {{total}} waren erfolgreich.',
    'revision.appVersion': 'App-Version',
    'revision.app': 'App {{version}}',
    'revision.attempted': 'Zuletzt versucht',
    'revision.newest': 'Neueste verfügbare',
    'revision.trying': 'versucht {{revision}}',
    'revision.tryFailed': '{{revision}} fehlgeschlagen',
    'revision.behind': 'hinter {{revision}}',
    'revision.behindThat': 'im Rückstand',
    'revision.commit': 'Commit',
    'revision.commitOn': 'Commit {{commit}} auf {{host}}',
    'revision.compare': 'vergleichen',
    'revision.compareOn': '{{from}} mit {{to}} auf {{host}} vergleichen',
    'summary.label': 'Zustände',
    'summary.count': '{{state}} {{number}}',
    'environments.title': 'Umgebungen',
    'environments.workload': 'Workload',
    'environments.nothing': 'nichts angewendet',
    'environments.absent': 'nicht hier',
    'environments.unknown': 'nicht bekannt',
    'environments.behind': 'hinter {{revision}}',
    'environments.behindSince': 'hinter {{revision}}, verfügbar {{when}}',
    'environments.behindTrying': 'hinter {{revision}}, wird versucht',
    'environments.behindFailed': 'hinter {{revision}}, fehlgeschlagen',
    'environments.newest': 'am neuesten',
    'environments.differs': 'abweichend',
    'environments.incomparable': 'aus einer anderen Quelle',
    'environments.trying': 'versucht {{revision}}',
    'environments.attemptFailed': '{{revision}} fehlgeschlagen',
    'environments.why': 'Warum {{name}} ({{kind}}) eine Zeile ist',
    'environments.because.name': 'Alle heißen {{name}}.',
    'environments.because.bareName':
      'Ohne den Namen ihrer Umgebung heißen sie {{name}}.',
    'environments.because.chart':
      'Sie veröffentlichen das Chart {{chart}} als {{release}}.',
    'environments.because.folder':
      'Sie wenden einen Ordner {{folder}} aus {{repository}} an.',
    'environments.otherNames': 'Auch {{names}} genannt.',
    'environments.showAll': 'Alle {{total}} Workloads zeigen',
    'environments.showFewer': 'Weniger zeigen',
    'overview.title': 'Flux',
    'overview.ready': '{{ready}} von {{total}} bereit',
    'overview.notReady': 'Nicht bereit',
    'overview.because': '{{state}}: {{reason}}',
    'overview.more_one': 'und 1 weiteres',
    'overview.more_other': 'und {{count}} weitere',
    'overview.moreEnvironments_one': 'und 1 weitere Umgebung',
    'overview.moreEnvironments_other': 'und {{count}} weitere Umgebungen',
    'overview.nothing': 'Keine Kustomization und kein HelmRelease gefunden',
    'overview.open': 'Flux öffnen',
    'workloads.found':
      'Über die Workloads gefunden: Labels von Flux an {{workloads}} nennen, was sie ausrollt.',
    'workloads.foundMore_one':
      'Über die Workloads gefunden: Labels von Flux an {{workloads}} und 1 weiteren nennen, was sie ausrollt.',
    'workloads.foundMore_other':
      'Über die Workloads gefunden: Labels von Flux an {{workloads}} und {{count}} weiteren nennen, was sie ausrollt.',
    'workloads.lacksProxy':
      'Die Workloads dieser Entität nennen, was sie ausrollt; es lässt sich nur mit der Berechtigung {{permission}} lesen.',
    'workloads.hint':
      'Das Label kann auch an den Workloads stehen, etwa an Deployments: Flux vermerkt an ihnen, was sie ausrollt.',
    'workloads.missing':
      'Als das, was sie ausrollt, nennen die Workloads {{deployers}}; auf ihren Clustern ist das nicht zu finden.',
    'workloads.notPermitted':
      'Workloads dürfen hier nicht gelesen werden: {{clusters}}.',
    'workloads.ask': 'Die Workloads ansehen',
    'links.of': 'Links zu {{name}}',
    'links.inWeaveGitops': '{{name}} in Weave GitOps',
    'rowFacts.interval': 'Intervall',
    'rowFacts.retryInterval': 'Intervall nach einem Fehler',
    'rowFacts.timeout': 'Zeitlimit',
    'rowFacts.drift': 'Erkennung von Abweichungen',
    'rowFacts.driftMode.disabled': 'Aus',
    'rowFacts.driftMode.warn': 'An: Abweichungen werden gemeldet',
    'rowFacts.driftMode.enabled': 'An: Abweichungen werden rückgängig gemacht',
    'rowFacts.drifted': 'Abweichungen',
    'rowFacts.driftedSince': 'Seit: {{when}}',
    'rowFacts.failures': 'Fehlschläge',
    'rowFacts.gaveUp': '{{action}}: nach {{tries}} Versuchen aufgegeben',
    'rowFacts.gaveUpOf':
      '{{action}}: nach {{tries}} von {{allowed}} aufgegeben',
    'rowFacts.tries_one': '{{action}}: 1 Versuch fehlgeschlagen',
    'rowFacts.tries_other': '{{action}}: {{count}} Versuche fehlgeschlagen',
    'rowFacts.triesOf':
      '{{action}}: {{tries}} von {{allowed}} Versuchen fehlgeschlagen',
    'rowFacts.failuresInAll_one': '1 Fehlschlag insgesamt',
    'rowFacts.failuresInAll_other': '{{count}} Fehlschläge insgesamt',
    'rowFacts.lastAction': 'Letzte Aktion',
    'rowFacts.actionFailed': '{{action}}: fehlgeschlagen',
    'rowFacts.took': 'Dauer: {{duration}}',
    'rowFacts.shard': 'Shard des Controllers',
    'details.close': 'Schließen',
    'details.unknownKind': '{{kind}} ist keine Art von Flux',
    'details.unknownKindMeans':
      'Die Adresse dieser Seite nennt ein Objekt, dessen Details hier nicht gezeigt werden.',
    'details.unknownCluster': 'Es gibt keinen Cluster {{cluster}}',
    'details.unknownClusterMeans':
      'Die Adresse dieser Seite nennt einen Cluster, der nicht in der Kubernetes-Konfiguration von Backstage steht. Er wurde vielleicht entfernt oder umbenannt.',
    'details.lacksProxy':
      'Ihnen fehlt die Berechtigung {{permission}}. Deshalb ist nur zu sehen, was die Seite schon gelesen hat.',
    'details.notFound': 'Nicht gefunden',
    'details.notFoundMeans':
      'Auf dem Cluster {{cluster}} gibt es kein solches Objekt. Es wurde vielleicht gelöscht oder umbenannt.',
    'details.deleted':
      'Gelöscht {{when}}. Dies ist der letzte bekannte Zustand.',
    'details.tabs': 'Details',
    'details.tab.overview': 'Übersicht',
    'details.tab.resources': 'Ressourcen',
    'details.tab.delivery': 'Auslieferung',
    'details.tab.events': 'Ereignisse',
    'details.tab.history': 'Verlauf',
    'details.tab.yaml': 'YAML',
    'details.conditions': 'Conditions',
    'details.type': 'Typ',
    'details.reason': 'Grund',
    'details.message': 'Meldung',
    'details.lastChange': 'Letzte Änderung',
    'details.outdated': 'einer älteren Generation',
    'details.relations': 'Verwandte Objekte',
    'details.settings': 'Einstellungen',
    'details.labels': 'Labels',
    'details.commands': 'Befehle',
    'blockedBy.title': 'Blockiert durch',
    'blockedBy.missing': 'Fehlt',
    'blockedBy.cause': 'Ursache',
    'blockedBy.unknown': 'Es ist nicht bekannt, ob dies blockiert.',
    'blockedBy.cycle': 'Jedes wartet auf das nächste:',
    'blockedBy.thisObject': 'dieses Objekt',
    'blockedBy.notAtMyRevision':
      'Bereit, hat aber die neueste Revision der gemeinsamen Quelle noch nicht angewandt.',
    'blockedBy.rowCause': 'Ursache: {{what}} ({{state}})',
    'blockedBy.rowCycle': 'Ursache: Jedes wartet auf das nächste: {{what}}',
    'relation.dependsOn': 'hängt ab von',
    'relation.chart': 'Chart',
    'relation.source': 'Quelle',
    'relation.include': 'enthält',
    'relation.provider': 'Provider',
    'relation.managedBy': 'verwaltet von',
    'neededBy.title': 'Benötigt von',
    'neededBy.dependsOn': 'Hängen davon ab',
    'neededBy.source': 'Verwenden es als Quelle',
    'neededBy.chart': 'Verwenden es als Chart',
    'neededBy.include': 'Enthalten es',
    'neededBy.provider': 'Senden darüber',
    'neededBy.managedBy': 'Von ihm verwaltet',
    'neededBy.noneKnown': 'Nichts, was diese Seite gelesen hat, benötigt es.',
    'neededBy.look':
      'Alle {{kinds}} dieses Clusters durchsuchen, die es benötigen',
    'neededBy.looked':
      'Alle {{kinds}} dieses Clusters {{when}} durchsucht: insgesamt {{total}}.',
    'neededBy.notListed': '{{kinds}} konnten nicht aufgelistet werden',
    'neededBy.rule':
      'Geben Sie dem Konto, das Backstage auf diesem Cluster verwendet, das Recht, {{resource}} in allen Namespaces aufzulisten. Die ClusterRole flux-view-flux-system enthält es.',
    'alerts.title': 'Alerts',
    'alerts.look': 'Nach Alerts und Receivern dieses Clusters suchen',
    'alerts.looked':
      'Die Alerts, Provider und Receiver dieses Clusters wurden {{when}} durchgesehen.',
    'alerts.covering': 'Erfasst von',
    'alerts.severity.info': 'alle Ereignisse',
    'alerts.severity.error': 'nur Fehler',
    'alerts.to': 'sendet an',
    'alerts.channel': 'Kanal {{channel}}',
    'alerts.noProvider': 'Er nennt keinen Provider und sendet daher nichts.',
    'alerts.including': 'Nur Meldungen, auf die passt',
    'alerts.excluding': 'Keine Meldungen, auf die passt',
    'alerts.invalidPattern': 'kein gültiger Ausdruck, Flux ignoriert ihn',
    'alerts.noAlert':
      'Niemand erfährt von einem Fehler: Kein Alert erfasst dieses Objekt.',
    'alerts.noneSends':
      'Niemand erfährt von einem Fehler: Kein Alert, der dieses Objekt erfasst, sendet etwas.',
    'alerts.triggering': 'Ausgelöst von',
    'alerts.noReceiver': 'Kein Receiver löst es aus.',
    'alerts.lacksLabels':
      'Er nennt alle Objekte dieser Art ohne Labels, was Flux ablehnt.',
    'alerts.filter': 'Nur wenn {{filter}}',
    'alerts.onlyIn':
      'Von {{kinds}} wurden nur die in {{namespaces}} durchgesehen.',
    'delivery.title': 'Auslieferung',
    'delivery.view': 'Ansicht',
    'delivery.asGraph': 'Graph',
    'delivery.asList': 'Liste',
    'delivery.upstream': 'Ursprung',
    'delivery.origin': 'Erzeugt aus {{url}}',
    'delivery.applied': 'Was es angewendet hat',
    'delivery.checkHealth': 'Zustand prüfen',
    'delivery.resources': 'Alle Ressourcen',
    'delivery.notRead': 'Nicht gelesen',
    'delivery.blocked': 'blockiert',
    'delivery.inCycle': 'Teil eines Kreises',
    'delivery.made': 'hergestellt aus',
    'delivery.applies': 'wendet an',
    'delivery.omitted_one': '1 weiteres Objekt wird nicht angezeigt.',
    'delivery.omitted_other':
      '{{count}} weitere Objekte werden nicht angezeigt.',
    'delivery.relation.upstream': 'geholt von',
    'delivery.relation.applied': 'angewendet von',
    'setting.nextRun': 'Nächster Lauf',
    'setting.about': 'etwa {{when}}',
    'setting.dueSince': 'fällig seit etwa {{when}}',
    'setting.url': 'URL',
    'setting.branch': 'Branch',
    'setting.tag': 'Tag',
    'setting.semver': 'Versionsbereich',
    'setting.refName': 'Git-Referenz',
    'setting.commit': 'Commit',
    'setting.digest': 'Digest',
    'setting.provider': 'Provider',
    'setting.secret': 'Secret',
    'setting.verification': 'Verifizierung',
    'setting.ignore': 'Ignorierte Dateien',
    'setting.chart': 'Chart',
    'setting.chartVersion': 'Chart-Version',
    'setting.releaseName': 'Name des Releases',
    'setting.path': 'Pfad',
    'setting.prune': 'Löscht, was aus der Quelle entfernt wurde',
    'setting.force': 'Legt neu an, was sich nicht ändern lässt',
    'setting.wait': 'Wartet auf Zustandsprüfungen aller Objekte',
    'setting.healthChecks': 'Zustandsprüfungen',
    'setting.serviceAccount': 'ServiceAccount',
    'setting.targetNamespace': 'Ziel-Namespace',
    'setting.targetCluster': 'Ziel-Cluster aus',
    'setting.storageNamespace': 'Namespace des Helm-Speichers',
    'setting.decryption': 'Entschlüsselung',
    'setting.yes': 'Ja',
    'setting.no': 'Nein',
    'events.whatTheyAre':
      'Kubernetes behält Ereignisse normalerweise eine Stunde lang, und nicht alles wird aufgezeichnet.',
    'events.notRead': 'Ereignisse von {{what}} konnten nicht gelesen werden',
    'events.rule':
      'Geben Sie dem Konto, das Backstage auf diesem Cluster verwendet, das Recht, Events im Namespace {{namespace}} aufzulisten. Die ClusterRole view enthält es.',
    'events.cannotRead': 'Ereignisse können nicht gelesen werden.',
    'events.last': 'Zuletzt',
    'events.about': 'Objekt',
    'events.cut': 'Es gibt weitere Ereignisse. Nur die ersten werden gezeigt.',
    'events.none':
      'Es gibt keine Ereignisse. Kubernetes behält sie normalerweise eine Stunde lang.',
    'events.count_one': '{{count}}-mal',
    'events.count_other': '{{count}}-mal',
    'events.first': 'zuerst {{when}}',
    'events.combined': 'aus ähnlichen Ereignissen zusammengefasst',
    'history.ofManifests':
      'Flux behält die letzten fünf Ergebnisse. Revisionen mit gleichen Manifesten teilen sich einen Eintrag, und ein gescheiterter Build hat keinen.',
    'history.ofRelease':
      'Dies sind die Releases, die Flux im Status behält: die neuesten. Der ganze Verlauf steht im Speicher von Helm.',
    'history.fromEvents':
      'Dieses Objekt hat keinen eigenen Verlauf. Dies sind die Revisionen aus den Ereignissen, die Kubernetes noch hat, meist aus der letzten Stunde.',
    'history.none':
      'Es gibt keinen Verlauf: Flux hat noch kein Ergebnis oder ist zu alt, um einen im Status zu behalten.',
    'history.noEvent':
      'Auch kein Ereignis der letzten Stunde nennt eine Revision.',
    'history.hiddenEvents':
      'Ereignisse könnten etwas davon erzählen, werden hier aber nicht gezeigt.',
    'history.result': 'Ergebnis',
    'history.when': 'Wann',
    'history.took': 'Dauer',
    'history.release': 'Release {{number}}',
    'history.test': 'Test {{name}}: {{phase}}',
    'history.startedToFail': 'Hier begannen die Fehler',
    'history.lastGood': 'Letzter Erfolg',
    'history.times_one': '{{count}} Abgleich',
    'history.times_other': '{{count}} Abgleiche',
    'yaml.manifest': 'Manifest',
    'yaml.spec': 'Metadaten und Spec',
    'yaml.status': 'Status',
    'yaml.values': 'Values',
    'yaml.valuesFrom':
      'Values werden in dieser Reihenfolge zusammengeführt; spätere überschreiben frühere, und spec.values überschreibt sie:',
    'yaml.noValues':
      'Das Release setzt keine Values, also gelten die des Charts.',
    'yaml.key': 'Schlüssel {{key}}',
    'yaml.targetPath': 'an {{path}}',
    'yaml.optional': 'optional',
    'yaml.secret': 'nicht gelesen, weil es ein Secret ist',
    'yaml.showValues': 'Values der ConfigMap {{name}} zeigen',
    'yaml.hideValues': 'Values der ConfigMap {{name}} ausblenden',
    'yaml.valuesOf': 'Values der ConfigMap {{name}}, {{key}}',
    'yaml.noConfigMap': 'Es gibt keine solche ConfigMap.',
    'yaml.noConfigMapOptional':
      'Es gibt keine solche ConfigMap, was das Release erlaubt.',
    'yaml.noKey': 'Die ConfigMap hat keinen Schlüssel {{key}}.',
    'yaml.notRead': 'Die ConfigMap {{name}} konnte nicht gelesen werden',
    'yaml.rule':
      'Geben Sie dem Konto, das Backstage auf diesem Cluster verwendet, das Recht, configmaps im Namespace {{namespace}} zu lesen (get). Die ClusterRole view enthält es.',
    'yaml.download': '{{what}} herunterladen',
    'fleet.title': 'Flux',
    'fleet.runtime': 'Laufzeit',
    'fleet.resources': 'Ressourcen',
    'fleet.clusters': 'Cluster',
    'fleet.kinds': 'Arten',
    'fleet.owner': 'Eigentümer',
    'fleet.more': 'und {{count}} weitere',
    'fleet.only': 'Nur anzeigen',
    'fleet.onlyMine': 'Nur meine',
    'fleet.onlyWithoutOwner': 'Nur ohne Eigentümer',
    'fleet.onlyBehind': 'Nur im Rückstand',
    'fleet.ownersUnknown':
      'Die Eigentümer sind unbekannt, weil der Katalog nicht gelesen werden konnte.',
    'fleet.progress': '{{answered}} von {{total}} Clustern haben geantwortet',
    'fleet.someNamespaces_one':
      'Auf {{count}} Cluster konnten nur einige Namespaces gelesen werden',
    'fleet.someNamespaces_other':
      'Auf {{count}} Clustern konnten nur einige Namespaces gelesen werden',
    'fleet.onlyNamespaces': '{{cluster}}, {{kind}}: nur {{namespaces}}',
    'fleet.noneTitle': 'Keine Flux-Ressourcen',
    'fleet.none':
      'Die Cluster, die gelesen werden konnten, haben keine der gewählten Arten oder keine passenden.',
    'fleet.notRead': 'Noch nicht gelesen',
    'fleet.readAt': 'gelesen {{when}}',
    'fleet.incomplete': 'unvollständig',
    'fleet.reported': 'laut FluxReport',
    'fleet.soFar': 'bisher',
    'fleet.notReady': 'Nicht bereit: {{controllers}}',
    'fleet.allReady': 'Alle Controller sind bereit',
    'fleet.durationOf_one': 'von {{count}} Ressource',
    'fleet.durationOf_other': 'von {{count}} Ressourcen',
    'fleet.countOf': '{{number}} {{what}} auf {{cluster}}',
    'fleet.sums': 'Alle Cluster',
    'fleet.sumOf': '{{number}} {{what}} auf allen Clustern',
    'fleet.column.cluster': 'Cluster',
    'fleet.column.total': 'Ressourcen',
    'fleet.column.failing': 'Fehlgeschlagen',
    'fleet.column.suspended': 'Ausgesetzt',
    'fleet.column.behind': 'Im Rückstand',
    'fleet.column.duration': 'Mittlere Dauer',
    'fleet.column.flux': 'Flux',
    'resources.object': 'Objekt',
    'resources.health': 'Zustand',
    'resources.age': 'Erstellt',
    'resources.search': 'Suche',
    'resources.namespace': 'Namespace',
    'resources.all': 'Alle',
    'resources.expand': '{{name}} aufklappen',
    'resources.collapse': '{{name}} zuklappen',
    'resources.healthy': '{{healthy}} von {{checked}} gesund',
    'resources.notChecked_one':
      '1 Objekt wurde angewendet und wird nicht geprüft: Seine Art hat keinen Zustand.',
    'resources.notChecked_other':
      '{{count}} Objekte wurden angewendet und werden nicht geprüft: Ihre Arten haben keinen Zustand.',
    'resources.byLabels':
      'Diese Version von Flux sagt nicht, was ein Release angewendet hat. Dies sind die Workloads mit seinen Labels.',
    'resources.elsewhere':
      'Diese Objekte sind auf dem Cluster, dessen Zugangsdaten in {{secret}} stehen. Dort wird nicht nach ihnen gesucht.',
    'resources.unreadable_one': '1 Eintrag des Inventars ist ungültig.',
    'resources.unreadable_other':
      '{{count}} Einträge des Inventars sind ungültig.',
    'resources.cannotRead': 'Ihr Zustand kann nicht gelesen werden.',
    'resources.none': 'Es ist nichts angewendet.',
    'resources.noMatch': 'Nichts entspricht der Suche und den Filtern.',
    'resources.cycle': 'Was es angewendet hat, steht weiter oben.',
    'resources.restarts_one': '1 Neustart',
    'resources.restarts_other': '{{count}} Neustarts',
    'resources.nested.reading': 'Liest, was es angewendet hat',
    'resources.nested.empty':
      'Von dem, was es angewendet hat, gibt es nichts zu zeigen.',
    'resources.unread': '{{kind}} konnte nicht gelesen werden',
    'resources.unreadIn':
      '{{kind}} konnte in {{namespaces}} nicht gelesen werden',
    'resources.rule':
      'Gib dem Konto, das Backstage auf diesem Cluster verwendet, das Recht, {{plural}} der API-Gruppe {{group}} aufzulisten. Für die Arten von Kubernetes selbst enthält es die ClusterRole view.',
    'health.Failed': 'Fehlgeschlagen',
    'health.Missing': 'Fehlt',
    'health.NotServed': 'Art nicht verfügbar',
    'health.Terminating': 'Wird gelöscht',
    'health.Progressing': 'In Arbeit',
    'health.NotPermitted': 'Nicht erlaubt',
    'health.Unknown': 'Unbekannt',
    'health.Reading': 'Wird gelesen',
    'health.Suspended': 'Ausgesetzt',
    'health.Elsewhere': 'Auf einem anderen Cluster',
    'health.NotChecked': 'Angewendet, nicht geprüft',
    'health.Healthy': 'Gesund',
    'health.waits.created': '{{have}} von {{want}} erstellt',
    'health.waits.updated': '{{have}} von {{want}} aktualisiert',
    'health.waits.available': '{{have}} von {{want}} verfügbar',
    'health.waits.ready': '{{have}} von {{want}} bereit',
    'health.waits.scheduled': '{{have}} von {{want}} eingeplant',
    'health.waits.removed': '{{have}} vorhanden, {{want}} gewünscht',
    'health.waits.succeeded': '{{have}} von {{want}} erfolgreich',
    'health.waits.observation':
      'Sein Controller hat die neueste Spec noch nicht gesehen',
    'health.waits.rollout': 'Der Rollout ist nicht beendet',
    'health.waits.address': 'Wartet auf eine Adresse',
    'health.waits.volume': 'Wartet auf ein Volume',
    'why.title': 'Warum',
    'why.headline.terminating':
      '{{about}} wird gelöscht und wartet auf {{finalizers}}.',
    'why.headline.deleting': '{{about}} wird gelöscht.',
    'why.headline.suspended': '{{about}} ist ausgesetzt.',
    'why.headline.suspendedBy': '{{about}} wurde von {{who}} ausgesetzt.',
    'why.headline.controller':
      '{{about}} wird nicht abgeglichen, weil {{controller}} nicht läuft: {{reason}}.',
    'why.headline.noController':
      '{{about}} wird nicht abgeglichen, weil der Cluster keinen {{controller}} dafür hat.',
    'why.headline.blocked': '{{about}} wartet auf {{by}}: {{reason}}.',
    'why.headline.blockedAlone': '{{about}} wartet auf {{by}}.',
    'why.headline.blockedMissing':
      '{{about}} wartet auf {{by}}, was es nicht gibt.',
    'why.headline.cycle':
      '{{about}} wartet auf sich selbst: Es hängt im Kreis von {{by}} ab.',
    'why.headline.notAtMyRevision':
      '{{about}} wartet, bis {{by}} die gleiche Revision angewendet hat.',
    'why.headline.source':
      '{{about}} bekommt nichts von der Quelle {{by}}: {{reason}}.',
    'why.headline.refused.rbac':
      '{{what}} wurde abgelehnt: Dem Konto, das Flux dafür verwendet, fehlt ein Recht.',
    'why.headline.refused.admission':
      '{{what}} wurde von der Richtlinie {{policy}} abgelehnt.',
    'why.headline.refused.webhookFailed':
      '{{what}} wurde abgelehnt, weil der Webhook {{policy}} nicht aufgerufen werden konnte.',
    'why.headline.refused.quota':
      '{{what}} wurde abgelehnt, weil es eine Quota überschreitet.',
    'why.headline.refused.validation':
      '{{what}} wurde abgelehnt, weil es nicht gültig ist.',
    'why.headline.container':
      '{{object}} ist nicht gesund: {{reason}} im Container {{container}} des Pods {{pod}}.',
    'why.headline.pod':
      '{{object}} ist nicht gesund: {{reason}} (Pod {{pod}}).',
    'why.headline.overQuota':
      '{{object}} ist nicht gesund: Seine Pods würden ein Kontingent überschreiten und werden nicht erstellt.',
    'why.headline.refusedPods':
      '{{object}} ist nicht gesund: Seine Pods werden von der Richtlinie {{policy}} abgelehnt.',
    'why.headline.unhealthy': '{{object}} ist nicht gesund: {{reason}}.',
    'why.headline.missing': '{{object}} fehlt auf dem Cluster.',
    'why.headline.notServed':
      'Der Cluster bietet die Art von {{object}} nicht an.',
    'why.headline.named': '{{about}} scheitert an {{object}}: {{reason}}.',
    'why.headline.own.failed': '{{about}} ist fehlgeschlagen: {{reason}}.',
    'why.headline.own.stalled':
      '{{about}} ist fehlgeschlagen und wird nicht erneut versucht: {{reason}}.',
    'why.headline.own.waiting': '{{about}} wartet: {{reason}}.',
    'why.headline.own.reconciling':
      '{{about}} braucht länger als sein Zeitlimit.',
    'why.headline.own.unknown': '{{about}} wurde noch nicht abgeglichen.',
    'why.headline.own.other': '{{about}}: {{state}}.',
    'why.step.terminating': 'Wird gelöscht',
    'why.step.suspended': 'Ausgesetzt',
    'why.step.controller': 'Controller',
    'why.step.source': 'Quelle',
    'why.step.own': 'Was es selbst sagt',
    'why.step.object': 'Angewendetes Objekt',
    'why.step.pod': 'Pod',
    'why.step.event': 'Ereignis',
    'why.step.since': 'Seit wann',
    'why.steps': 'Woher das bekannt ist',
    'why.wholeMessage': 'Die ganze Meldung steht unten bei Status.',
    'why.inTab': '{{tab}}: {{what}}',
    'why.container': 'Container {{name}}',
    'why.exitCode': 'Exit-Code {{code}}',
    'why.signal': 'Signal {{signal}}',
    'why.notFound': 'Nicht unter den Controllern von Flux gefunden',
    'why.shard': 'Shard {{shard}}',
    'why.reading': 'Wird gelesen: {{parts}}',
    'why.unread': 'Nicht gelesen: {{parts}}',
    'why.ruleGet':
      'Geben Sie dem Konto, das Backstage auf diesem Cluster verwendet, die Rechte get und list auf {{plural}} der API-Gruppe {{group}}.',
    'why.part.controller': 'Controller von Flux',
    'why.part.blockers': 'worauf es wartet',
    'why.part.source': 'seine Quelle',
    'why.part.resources': 'was es angewendet hat',
    'why.part.pods': 'Pods',
    'why.part.events': 'Ereignisse',
    'why.part.history': 'Verlauf',
    'why.advice.service-account-rights':
      'Geben Sie dem ServiceAccount, den Flux hier verwendet (spec.serviceAccountName), das Recht aus der Meldung.',
    'why.advice.policy':
      'Ändern Sie das Manifest so, dass die Richtlinie es annimmt, oder bitten Sie die Zuständigen um eine Ausnahme.',
    'why.advice.webhook-down':
      'Prüfen Sie, ob die Pods hinter dem Webhook laufen und für den API-Server erreichbar sind; Flux versucht es dann erneut.',
    'why.advice.webhook-dry-run':
      'Setzen Sie sideEffects des Webhooks auf None oder NoneOnDryRun: Flux wendet alles zuerst als Dry Run an.',
    'why.advice.pod-security':
      'Setzen Sie den securityContext, den die Meldung verlangt, oder ändern Sie das Pod-Security-Label des Namespaces.',
    'why.advice.quota':
      'Senken Sie Requests, Limits oder Replicas, löschen Sie Überflüssiges, oder lassen Sie die ResourceQuota erhöhen.',
    'why.advice.missing-kind':
      'Installieren Sie zuerst die CRD dieser Art, und lassen Sie dieses Objekt mit spec.dependsOn darauf warten.',
    'why.advice.immutable-field':
      'Nehmen Sie die Änderung zurück, oder lassen Sie das Objekt neu anlegen: mit spec.force, beim HelmRelease mit spec.upgrade.force.',
    'why.advice.invalid-manifest':
      'Berichtigen Sie im Manifest das Feld, das die Meldung nennt.',
    'why.advice.decryption':
      'Prüfen Sie, ob das Secret aus spec.decryption den Schlüssel enthält, mit dem die Datei verschlüsselt wurde.',
    'why.advice.substitution':
      'Setzen Sie die fehlende Variable in spec.postBuild, oder schreiben Sie $$ für ein gemeintes Dollarzeichen.',
    'why.advice.missing-path':
      'Berichtigen Sie spec.path, oder fügen Sie den Ordner hinzu: Diese Revision der Quelle hat ihn nicht.',
    'why.advice.helm-locked':
      'Warten Sie, bis der andere Vorgang endet; wurde er unterbrochen, setzen Sie das Release mit helm rollback zurück.',
    'why.advice.health-timeout':
      'Sehen Sie nach, welche Objekte nicht gesund sind und warum; brauchen sie nur länger, erhöhen Sie spec.timeout.',
    'why.advice.retries-exhausted':
      'Beheben Sie die Ursache und pushen Sie das, oder versuchen Sie dasselbe erneut mit Sync, Zurücksetzen.',
    'why.advice.rollback-target':
      'Berichtigen Sie Chart oder Values und pushen Sie das: Es gibt kein früheres gutes Release.',
    'why.advice.source-credentials':
      'Prüfen Sie die Zugangsdaten im Secret aus spec.secretRef: Sie fehlen, sind abgelaufen oder dürfen nicht lesen.',
    'why.advice.host-key':
      'Tragen Sie den aktuellen Host-Schlüssel des Servers in known_hosts des Secrets aus spec.secretRef ein.',
    'why.advice.missing-ref':
      'Berichtigen Sie Branch, Tag, Version oder Commit in spec.ref: Das Repository hat das nicht.',
    'why.advice.missing-chart-version':
      'Berichtigen Sie die Version des Charts, oder veröffentlichen Sie sie: Das Repository hat sie nicht.',
    'why.advice.source-not-found':
      'Berichtigen Sie spec.url, oder verwenden Sie Zugangsdaten, die es lesen dürfen.',
    'why.advice.rate-limit':
      'Verwenden Sie Zugangsdaten mit höherem Limit, ein längeres spec.interval oder einen Spiegel der Registry.',
    'why.advice.unreachable':
      'Prüfen Sie die Adresse und ob der Cluster sie erreicht: DNS, Proxy, Netzwerkrichtlinien, Zertifikate.',
    'why.advice.cross-namespace':
      'Verschieben Sie die Quelle in den Namespace dieses Objekts: Flux erlaubt hier keine Verweise auf andere.',
    'why.advice.signature':
      'Signieren Sie das Artefakt mit einem Schlüssel, dem spec.verify vertraut, oder fügen Sie den Schlüssel dort hinzu.',
    'why.advice.image-pull':
      'Prüfen Sie Name und Tag des Images und ob der Cluster es laden darf (imagePullSecrets).',
    'why.advice.crash':
      'Lesen Sie die letzten Logzeilen des Containers (kubectl logs --previous) und beheben Sie, was ihn beendet.',
    'why.advice.out-of-memory':
      'Erhöhen Sie das Speicherlimit des Containers, oder senken Sie seinen Bedarf.',
    'why.advice.unschedulable':
      'Senken Sie die Requests, ändern Sie Node-Selektoren oder Tolerations, oder fügen Sie Nodes hinzu, je nach Meldung.',
    'why.advice.container-config':
      'Legen Sie die ConfigMap, das Secret oder den Schlüssel darin an, den die Meldung nennt.',
    'why.advice.probe':
      'Sehen Sie nach, warum der Container seine Probe nicht beantwortet, oder geben Sie ihm mehr Zeit zum Start.',
    'why.advice.volume':
      'Prüfen Sie, ob es PersistentVolumeClaim, StorageClass, ConfigMap oder Secret aus der Meldung gibt.',
    'why.advice.missing-service-account':
      'Legen Sie den ServiceAccount aus der Meldung an, oder berichtigen Sie seinen Namen.',
  },
});
