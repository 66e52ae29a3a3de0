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
    'table.search': 'Suchen',
    'table.clearSearch': 'Suche leeren',
    'table.chooseColumns': 'Spalten auswählen',
    'table.addOrRemoveColumns': 'Spalten ein- oder ausblenden',
    'table.nothingMatches': 'Nichts entspricht der Suche und den Filtern.',
    'table.rows': 'Zeilen',
    'table.displayedRows': '{from}–{to} von {count}',
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
  },
});
