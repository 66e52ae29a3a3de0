import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { messagesRef, type FluxMessages } from './messages';

/**
 * French. None takes the singular, so that messages for one say how many, too.
 */
export default createTranslationMessages<'flux', FluxMessages, true>({
  ref: messagesRef,
  full: true,
  messages: {
    'card.deployments': 'Déploiements',
    'card.sources': 'Sources',
    'card.helmReleases': 'Helm Releases',
    'card.kustomizations': 'Kustomizations',
    'card.gitRepositories': 'Git Repositories',
    'card.ociRepositories': 'OCI Repositories',
    'card.helmRepositories': 'Helm Repositories',
    'card.imagePolicies': 'Image Policies',
    'card.refresh': 'Actualiser',
    'card.tryAgain': 'Réessayer',
    'column.kind': 'Kind',
    'column.name': 'Nom',
    'column.repo': 'Dépôt',
    'column.source': 'Source',
    'column.revision': 'Révision',
    'column.verified': 'Vérifié',
    'column.provider': 'Fournisseur',
    'column.url': 'URL',
    'column.artifact': 'Artefact',
    'column.imagePolicy': 'Image Policy',
    'column.imageRepository': 'Image Repository',
    'column.latestImage': 'Dernière image',
    'column.status': 'Statut',
    'column.updated': 'Mis à jour',
    'column.actions': 'Actions',
    'column.cluster': 'Cluster',
    'column.namespace': 'Namespace',
    'table.filterList': 'liste des filtres',
    'table.filters': 'Filtres',
    'table.clearFilters': 'Tout effacer',
    'table.allValues': 'Tous les résultats',
    'table.search': 'Rechercher',
    'table.clearSearch': 'Effacer la recherche',
    'table.chooseColumns': 'Choisir les colonnes',
    'table.addOrRemoveColumns': 'Afficher ou masquer des colonnes',
    'table.nothingMatches': 'Rien ne correspond à la recherche et aux filtres.',
    'table.rowsPerPage': 'Lignes par page',
    'table.rows': 'lignes',
    'table.displayedRows': '{{from}}-{{to}} sur {{count}}',
    'table.firstPage': 'Première page',
    'table.previousPage': 'Page précédente',
    'table.nextPage': 'Page suivante',
    'table.lastPage': 'Dernière page',
    'name.cluster': 'cluster : {{cluster}}',
    'name.deploysTo': 'déploie vers : {{target}}',
    'name.targetNamespace': 'namespace {{namespace}}',
    'name.storageNamespace': 'stockage de Helm : {{namespace}}',
    'name.usedBy': 'utilisé par {{users}}',
    'name.usedByMore_one': 'utilisé par {{users}} et {{count}} autre',
    'name.usedByMore_other': 'utilisé par {{users}} et {{count}} autres',
    'name.unknown': 'Inconnu',
    'name.ambiguousCluster': 'Deux clusters s’appellent {{cluster}}',
    'chart.failed': '{{chart}} (en échec)',
    'chart.testsFailed': '{{chart}} (tests en échec)',
    'chart.notInstalled': '{{chart}} (non installée)',
    'chart.underWay': '{{chart}} (en cours)',
    'chart.lastGood': 'dernière valide : {{version}}',
    'chart.attemptFailed': '{{version}} a échoué',
    'updated.reconciled': 'réconcilié {{when}}',
    'updated.changedAt': 'Dernier changement : {{when}}',
    'updated.reconciledAt':
      'Dernière réconciliation : {{when}}. La date du dernier changement n’est pas connue.',
    'state.Ready': 'Prêt',
    'state.Reconciling': 'En réconciliation',
    'state.Waiting': 'En attente',
    'state.Failed': 'En échec',
    'state.Stalled': 'Bloqué',
    'state.Suspended': 'Suspendu',
    'state.Terminating': 'En suppression',
    'state.Unknown': 'Inconnu',
    'status.ready.reconciling': 'Réconciliation en cours',
    'status.ready.drifted': 'A dévié de la version publiée',
    'status.ready.source': 'Source {{source}} : {{state}}',
    'status.failed.retrying': 'Nouvelles tentatives automatiques',
    'status.failed.tryingAgain': 'Nouvelle tentative en cours',
    'status.notReconciledYet': 'Pas encore réconcilié',
    'status.since': 'Début : {{when}}',
    'status.lastTried': 'Dernière tentative {{when}}',
    'status.lastSucceeded': 'Dernier succès {{when}}',
    'status.suspendedBy': 'Suspendu par {{who}}',
    'status.suspendedByUndated':
      'Suspendu par {{who}}, selon une annotation sans date',
    'status.suspendedByManager':
      'Suspendu par le field manager {{manager}} (utilisateur inconnu)',
    'status.suspendedSince': 'Suspendu {{when}}',
    'status.suspendedOrEarlier': 'Suspendu {{when}} ou plus tôt',
    'status.suspendedBecause': 'Raison : {{why}}',
    'status.suspensionUndone':
      '{{applier}} annulera cela à sa prochaine réconciliation',
    'status.suspendedAgain':
      'S’il est repris ici, {{applier}} le suspendra à nouveau',
    'status.maybeSuspendedAgain':
      'S’il est repris ici, {{applier}} le suspendra peut-être à nouveau',
    'status.beforeSuspension': 'Dernier état connu : {{state}}',
    'status.deletionRequested': 'Suppression demandée {{when}}',
    'status.heldBy_one': 'En attente du finalizer {{finalizers}}',
    'status.heldBy_other': 'En attente des finalizers {{finalizers}}',
    'status.orphaned':
      'Tant qu’il est suspendu, les ressources qu’il a déployées ne sont pas supprimées',
    'status.waitingFor': 'En attente de {{what}}',
    'status.showAll': 'Tout afficher',
    'status.showLess': 'Afficher moins',
    'status.showAllOf': 'Afficher tout le statut de {{name}}',
    'status.showLessOf': 'Afficher moins du statut de {{name}}',
    'verification.verified': 'Vérifié',
    'verification.failed': 'Échec',
    'verification.pending': 'En attente',
    'verification.ignored': 'Non imposée',
    'verification.unknown': 'Inconnu',
    'verification.unknownWhy':
      'Le résultat se trouve sur le HelmChart de la release, qui n’a pas pu être lu.',
    'verification.of': '{{word}} : vérification de {{name}}',
    'verification.provider': 'Fournisseur',
    'verification.mode': 'Mode',
    'verification.signed': 'Signé : {{what}}',
    'verification.key': 'Clé',
    'verification.reason': 'Raison',
    'verification.message': 'Message',
    'verification.ignoredTerm': 'Non imposée',
    'verification.ignoredWhy':
      'La vérification est configurée, mais sa politique de confiance ne fait qu’auditer : on ne sait pas si la source est signée.',
    'artifact.of': '{{revision}} : artefact de {{name}}',
    'artifact.revision': 'Révision',
    'artifact.digest': 'Empreinte',
    'artifact.originRevision': 'Révision d’origine',
    'artifact.originSource': 'Origine',
    'artifact.stored': 'Enregistré',
    'image.of': '{{image}} : dernière image de {{name}}',
    'image.latest': 'Dernière image',
    'image.previous': 'Image précédente',
    'image.before': 'précédemment : {{image}}',
    'image.open': 'Ouvrir dans le registre',
    'facts.copy': 'Copier {{term}}',
    'facts.copied': 'Copié',
    'failures.title_one':
      '{{count}} cluster sur {{total}} n’a pas pu être lu : {{clusters}}',
    'failures.title_other':
      '{{count}} clusters sur {{total}} n’ont pas pu être lus : {{clusters}}',
    'failures.cluster': '{{cluster}} : {{meaning}}',
    'failures.details': 'Détails',
    'failures.hideDetails': 'Masquer les détails',
    'failures.allKinds': 'tous les kinds',
    'failures.shownSince': 'Les lignes affichées datent de {{when}}.',
    'failures.said': 'Réponse :',
    'failures.status': 'Statut HTTP {{statusCode}}',
    'meaning.notPermitted': 'Non autorisé',
    'meaning.notSignedIn': 'Non connecté au cluster',
    'meaning.unreachable': 'Injoignable',
    'meaning.noAnswer': 'Pas encore de réponse',
    'meaning.malformed': 'Réponse non valide',
    'meaning.ambiguousCluster': 'Le nom du cluster n’est pas unique',
    'meaning.anotherObject': 'Le nom appartient désormais à un autre objet',
    'meaning.unexpected': 'Réponse inattendue',
    'meaning.notInstalled': 'Non installé',
    'meaning.backendMissing': 'Backend Kubernetes manquant',
    'advice.notPermitted':
      'Accordez au compte que Backstage utilise sur ce cluster le droit de lister ces kinds, par exemple en le liant au ClusterRole flux-view-flux-system.',
    'advice.notSignedIn':
      'Le cluster a refusé les identifiants. Reconnectez-vous, ou demandez à un administrateur de renouveler les identifiants dans la configuration Kubernetes de Backstage.',
    'advice.unreachable':
      'Vérifiez que le cluster fonctionne et que le backend de Backstage peut joindre son serveur API.',
    'advice.noAnswer':
      'Le serveur API est lent ou ne répond plus. Ses lignes apparaîtront dès qu’il aura répondu.',
    'advice.ambiguousCluster':
      'Donnez à chaque cluster un nom unique dans la configuration Kubernetes de Backstage : le proxy utilise toujours le premier de ce nom.',
    'advice.malformed':
      'Un proxy ou une page de connexion a peut-être répondu à la place du serveur API. Vérifiez l’URL du cluster dans la configuration Kubernetes.',
    'advice.unexpected':
      'Consultez le journal du backend de Backstage pour plus de détails.',
    'error.title': 'Les ressources Flux n’ont pas pu être lues',
    'error.shownSince': 'Les données affichées datent de {{when}}.',
    'error.permission': 'Il vous manque la permission {{permission}}.',
    'error.advice.notPermitted':
      'Demandez cette permission à un administrateur de Backstage.',
    'error.advice.notSignedIn':
      'Connectez-vous à Backstage. Si vous l’êtes déjà, le backend Kubernetes n’accepte peut-être pas le jeton de votre session.',
    'error.advice.unreachable':
      'Vérifiez votre connexion et que le backend de Backstage fonctionne.',
    'error.advice.noAnswer':
      'Un cluster retarde peut-être la réponse. La demande est répétée automatiquement.',
    'error.advice.malformed':
      'Vérifiez la version et le journal du backend Kubernetes.',
    'error.advice.backendMissing':
      'Installez @backstage/plugin-kubernetes-backend et configurez-y des clusters.',
    'error.advice.unexpected':
      'Consultez le journal du backend de Backstage pour plus de détails.',
    'empty.title': 'Aucun objet trouvé : {{kinds}}',
    'empty.description':
      'Aucun cluster n’a de ressources avec le label de cette entité. Ajoutez le label aux ressources qui lui appartiennent :',
    'empty.selector':
      'Aucun cluster n’a de ressources qui correspondent au sélecteur de labels de cette entité :',
    'empty.notInstalledTitle': 'Flux n’est pas installé',
    'empty.notInstalled': 'Aucun des clusters ne sert {{kinds}}.',
    'empty.noClustersTitle': 'Aucun cluster',
    'empty.noClusters':
      'Aucun cluster n’est configuré pour le plugin Kubernetes de ce Backstage.',
    'sources.lacksProxy':
      'Seules les sources qui portent le label de cette entité sont affichées. Pour voir les autres sources que ses déploiements utilisent, il vous faut la permission {{permission}}.',
    'selection.title':
      'L’annotation {{annotation}} de cette entité est inutilisable',
    'selection.tooLong':
      '"{{value}}" n’est pas une valeur de label valide : elle a {{length}} caractères, 63 au plus sont permis.',
    'selection.character':
      '"{{value}}" n’est pas une valeur de label valide : elle contient "{{character}}", mais seuls les lettres, les chiffres, "-", "_" et "." sont permis.',
    'selection.ends':
      '"{{value}}" n’est pas une valeur de label valide : elle doit commencer et finir par une lettre ou un chiffre.',
    'selection.syntax':
      '"{{value}}" n’est pas un sélecteur de labels valide : "{{found}}" n’est pas permis à cet endroit.',
    'selection.incomplete':
      '"{{value}}" n’est pas un sélecteur de labels valide : il est incomplet.',
    'selection.key':
      '"{{value}}" n’est pas un sélecteur de labels valide : "{{key}}" n’est pas un nom de label valide.',
    'selection.noValues':
      '"{{value}}" n’est pas un sélecteur de labels valide : les parenthèses après "{{key}}" sont vides.',
    'selection.number':
      '"{{value}}" n’est pas un sélecteur de labels valide : "{{key}}" est comparé à une valeur qui n’est pas un nombre entier.',
    'selection.namespace': '"{{value}}" n’est pas un nom de namespace valide.',
    'permission.title': 'Permission nécessaire',
    'permission.description':
      'Pour voir les ressources Flux, il vous faut la permission {{permissions}} dans Backstage. Demandez-la à un administrateur de Backstage.',
    'pluginMissing.title': 'Le plugin Kubernetes est manquant',
    'pluginMissing.description':
      'Le plugin Flux atteint les clusters par le plugin Kubernetes. Installez @backstage/plugin-kubernetes dans cette application et @backstage/plugin-kubernetes-backend dans son backend.',
    'actions.sync': 'Synchroniser {{name}}',
    'actions.syncHow': 'Autres façons de synchroniser {{name}}',
    'actions.suspend': 'Suspendre {{name}}',
    'actions.resume': 'Reprendre {{name}}',
    'actions.resumeDeletes':
      'Reprendre {{name}} et supprimer les ressources qu’il a déployées',
    'actions.syncing': 'Synchronisation',
    'actions.syncingSource': 'Synchronisation de {{source}}',
    'actions.suspending': 'Suspension',
    'actions.resuming': 'Reprise',
    'actions.onCluster': '{{name}} sur {{cluster}}',
    'actions.ofKind': '{{name}} ({{kind}})',
    'syncMenu.withSource': 'Synchroniser avec la source',
    'syncMenu.withSourceHint': 'Récupère d’abord la source, puis réconcilie',
    'syncMenu.withoutSource': 'Synchroniser sans la source',
    'syncMenu.withoutSourceHint': 'Réconcilie avec l’artefact actuel',
    'syncMenu.force': 'Forcer',
    'syncMenu.forceHint':
      'Installe ou met à niveau une fois, même si rien n’a changé',
    'syncMenu.reset': 'Réinitialiser',
    'syncMenu.resetHint': 'Remet à zéro le nombre d’échecs et réessaie',
    'suspendDialog.title_one': 'Suspendre {{name}} ?',
    'suspendDialog.title_other': 'Suspendre {{count}} ressources ?',
    'suspendDialog.explanation':
      'Flux ne réconcilie plus jusqu’à la reprise. Les ressources déployées restent telles quelles.',
    'suspendDialog.undone':
      '{{name}} est appliqué par {{applier}}, qui annulera cela à sa prochaine réconciliation.',
    'suspendDialog.maybeUndone':
      '{{name}} est appliqué par {{applier}}, qui annulera peut-être cela à son prochain déploiement.',
    'suspendDialog.reason': 'Raison (facultative)',
    'suspendDialog.cancel': 'Annuler',
    'suspendDialog.confirm': 'Suspendre',
    'disabled.readOnly': 'Le mode lecture seule est activé',
    'disabled.proxy': 'Il vous manque la permission {{permission}}',
    'disabled.patch':
      'Le compte que Backstage utilise sur {{cluster}} n’a pas le droit de modifier (patch) {{resource}} dans {{namespace}}',
    'disabled.suspended':
      'Il est suspendu. Reprenez-le avant de le synchroniser.',
    'disabled.terminating': 'En cours de suppression',
    'disabled.terminatingOrphans':
      'Il est en cours de suppression. S’il était suspendu maintenant, les ressources qu’il a déployées ne seraient pas supprimées.',
    'disabled.asking': 'Vérification des permissions',
    'outcome.synced': '{{name}} : {{message}}',
    'outcome.suspended': '{{name}} est suspendu',
    'outcome.resumed': '{{name}} a repris',
    'outcome.failed': '{{name}} – {{state}} : {{message}}',
    'outcome.stillSays':
      '{{name}} a été réconcilié, mais son état est toujours {{state}} : {{message}}',
    'outcome.sourceFailed':
      '{{name}} n’a pas été synchronisé : {{source}} – {{state}} : {{message}}',
    'outcome.sourceSuspended':
      '{{name}} n’a pas été synchronisé : sa source {{source}} est suspendue. Reprenez-la, ou synchronisez sans la source.',
    'outcome.refused': '{{action}} : échec. {{message}}',
    'outcome.refusedSource': '{{action}} : échec sur {{source}}. {{message}}',
    'outcome.forbidden':
      '{{message}} Droit à accorder : apiGroups: ["{{group}}"], resources: ["{{resource}}"], verbs: ["patch"]',
    'outcome.denied':
      '{{message}} Une règle du cluster a refusé la demande ; il ne manque aucun droit.',
    'outcome.webhookFailed':
      '{{message}} Un webhook du cluster doit approuver la demande et n’a pas pu être appelé. Réessayez plus tard.',
    'outcome.suspendedMeanwhile':
      '{{name}} a été suspendu avant d’être réconcilié',
    'outcome.deletedMeanwhile':
      '{{name}} a été supprimé avant d’être réconcilié',
    'outcome.deleted':
      '{{name}} et les ressources qu’il a déployées ont été supprimés',
    'outcome.deletedAlone': '{{name}} est supprimé',
    'outcome.timedOut':
      '{{name}} n’a pas été réconcilié en 5 minutes. Flux peut encore le faire.',
    'outcome.overtaken':
      'Une demande ultérieure a remplacé la vôtre ; voici son résultat.',
    'outcome.notPermitted':
      'Sa source {{source}} n’a pas été synchronisée, car ce n’est pas autorisé : {{message}}',
    'outcome.deniedSource':
      'Sa source {{source}} n’a pas été synchronisée, car une règle du cluster a refusé la demande : {{message}}',
    'outcome.notReconcilable':
      'Sa source {{source}} n’a pas été synchronisée : elle ne peut pas être réconciliée sur demande.',
    'outcome.missing': 'Sa source {{source}} n’existe pas.',
    'outcome.sourceTimedOut':
      'Sa source {{source}} n’a pas été réconciliée à temps.',
    'runtime.pageTitle': 'Flux Runtime',
    'runtime.title': 'Flux Runtime',
    'runtime.column.cluster': 'Cluster',
    'runtime.column.namespace': 'Namespace',
    'runtime.column.version': 'Version',
    'runtime.column.components': 'Composants disponibles',
    'runtime.column.update': 'Mise à jour de Flux',
    'runtime.column.method': 'Installé par',
    'runtime.column.removedApis': 'API retirées',
    'runtime.column.health': 'Santé',
    'runtime.health.ready': 'Prêt',
    'runtime.health.notReady': 'Pas prêt',
    'runtime.health.notFound': 'Flux introuvable',
    'runtime.health.controllersNotFound': 'Contrôleurs introuvables',
    'runtime.health.waiting': 'Toujours en attente',
    'runtime.health.failed': 'Illisible',
    'runtime.method.bootstrap': 'flux bootstrap',
    'runtime.method.cli': 'flux install',
    'runtime.method.helm': 'Chart Helm',
    'runtime.method.operator': 'Flux Operator',
    'runtime.method.other': 'Autre',
    'runtime.unknownVersion': 'Inconnue',
    'runtime.component.ready': 'Prêt',
    'runtime.component.notReady': 'Pas prêt',
    'runtime.component.replicas': '{{ready}} prêts sur {{wanted}}',
    'runtime.component.shard': 'shard {{shard}}',
    'runtime.component.scaledToZero': 'Réduit à zéro',
    'runtime.component.notStartedYet': 'Pas encore démarré',
    'runtime.update.available': 'Mise à jour disponible',
    'runtime.update.upToDate': 'À jour',
    'runtime.update.newest': 'la plus récente : {{version}}',
    'runtime.update.unsupported': 'N’est plus prise en charge',
    'runtime.removed.goneIn_one': '{{count}} retirée dans Flux {{release}}',
    'runtime.removed.goneIn_other': '{{count}} retirées dans Flux {{release}}',
    'runtime.removed.term': 'Retirées dans Flux {{release}}',
    'runtime.removed.of': 'versions d’API de {{name}}',
    'runtime.failure.waiting': 'La réponse se fait attendre',
    'runtime.failure.failed': 'N’a pas pu être lu : {{meaning}}',
    'runtime.failure.notPermitted':
      'Accordez au compte que Backstage utilise sur ce cluster le droit de lister les Deployments : dans tous les namespaces, ou dans celui de Flux.',
    'runtime.failure.notFound': 'Aucun Deployment n’a le label {{label}}.',
    'runtime.failure.controllersNotFound':
      'Le cluster fournit les API de Flux, mais aucun Deployment d’un contrôleur de Flux n’a le label {{label}}.',
    'runtime.failure.retry': 'Réessayer',
    'runtime.failure.retryCluster': 'Réessayer {{cluster}}',
    'runtime.failure.asking': 'Nouvelle tentative…',
    'runtime.summary.clusters_one': '{{count}} cluster',
    'runtime.summary.clusters_other': '{{count}} clusters',
    'runtime.summary.installations_one': '{{count}} installation',
    'runtime.summary.installations_other': '{{count}} installations',
    'runtime.summary.versions': 'Versions : {{versions}}',
    'runtime.summary.version': '{{version}} ({{times}})',
    'runtime.summary.notReady_one': '{{count}} contrôleur pas prêt',
    'runtime.summary.notReady_other': '{{count}} contrôleurs pas prêts',
    'runtime.summary.allReady': 'tous les contrôleurs sont prêts',
    'runtime.summary.failed_one': '{{count}} cluster n’a pas pu être lu',
    'runtime.summary.failed_other': '{{count}} clusters n’ont pas pu être lus',
    'runtime.summary.waiting_one': '{{count}} cluster n’a pas encore répondu',
    'runtime.summary.waiting_other':
      '{{count}} clusters n’ont pas encore répondu',
    'bulk.sync': 'Synchroniser la sélection',
    'bulk.suspend': 'Suspendre la sélection',
    'bulk.resume': 'Reprendre la sélection',
    'bulk.select': 'Sélectionner {{name}} sur {{cluster}}',
    'bulk.selectAll': 'Tout sélectionner',
    'bulk.selected_one': '{{count}} sélectionné',
    'bulk.selected_other': '{{count}} sélectionnés',
    'bulk.success_one': '{{count}} sur {{total}} a réussi.',
    'bulk.success_other': '{{count}} sur {{total}} ont réussi.',
    'revision.appVersion': "Version de l'application",
    'revision.app': 'application {{version}}',
    'revision.attempted': 'Dernier essai',
    'revision.newest': 'La plus récente disponible',
    'revision.trying': 'essai de {{revision}}',
    'revision.tryFailed': '{{revision}} en échec',
    'revision.behind': 'en retard sur {{revision}}',
    'revision.behindThat': 'en retard',
    'revision.commit': 'Commit',
    'revision.commitOn': 'Commit {{commit}} sur {{host}}',
    'revision.compare': 'comparer',
    'revision.compareOn': 'Comparer {{from}} et {{to}} sur {{host}}',
    'summary.label': 'États',
    'summary.count': '{{state}} {{number}}',
    'environments.title': 'Environnements',
    'environments.workload': 'Charge de travail',
    'environments.nothing': 'rien d’appliqué',
    'environments.absent': 'absent ici',
    'environments.unknown': 'inconnu',
    'environments.behind': 'en retard sur {{revision}}',
    'environments.behindSince':
      'en retard sur {{revision}}, disponible {{when}}',
    'environments.behindTrying': 'en retard sur {{revision}}, en cours d’essai',
    'environments.behindFailed': 'en retard sur {{revision}}, qui a échoué',
    'environments.newest': 'le plus récent',
    'environments.differs': 'diffère',
    'environments.incomparable': 'd’une autre source',
    'environments.trying': 'essaie {{revision}}',
    'environments.attemptFailed': 'échec de {{revision}}',
    'environments.why': 'Pourquoi {{name}} ({{kind}}) est une seule ligne',
    'environments.because.name': 'Tous s’appellent {{name}}.',
    'environments.because.bareName':
      'Sans le nom de leur environnement, ils s’appellent {{name}}.',
    'environments.because.chart':
      'Ils déploient le chart {{chart}} sous le nom {{release}}.',
    'environments.because.folder':
      'Ils appliquent un dossier {{folder}} de {{repository}}.',
    'environments.otherNames': 'Aussi appelés {{names}}.',
    'environments.showAll': 'Afficher les {{total}} charges de travail',
    'environments.showFewer': 'En afficher moins',
    'overview.title': 'Flux',
    'overview.ready': '{{ready}} sur {{total}} prêts',
    'overview.notReady': 'Pas prêts',
    'overview.because': '{{state}} : {{reason}}',
    'overview.more_one': 'et {{count}} autre',
    'overview.more_other': 'et {{count}} autres',
    'overview.moreEnvironments_one': 'et {{count}} autre environnement',
    'overview.moreEnvironments_other': 'et {{count}} autres environnements',
    'overview.nothing': 'Aucune Kustomization ni HelmRelease trouvée',
    'overview.open': 'Ouvrir Flux',
    'workloads.found':
      'Trouvé par ses charges de travail : les labels de Flux sur {{workloads}} indiquent ce qui les déploie.',
    'workloads.foundMore_one':
      'Trouvé par ses charges de travail : les labels de Flux sur {{workloads}} et {{count}} autre indiquent ce qui les déploie.',
    'workloads.foundMore_other':
      'Trouvé par ses charges de travail : les labels de Flux sur {{workloads}} et {{count}} autres indiquent ce qui les déploie.',
    'workloads.lacksProxy':
      'Les charges de travail de cette entité indiquent ce qui les déploie ; cela ne peut être lu qu’avec la permission {{permission}}.',
    'workloads.hint':
      'Le label peut aussi être sur les charges de travail, comme les Deployments : Flux y note ce qui les déploie.',
    'workloads.missing':
      'Les charges de travail indiquent être déployées par {{deployers}}, introuvable sur leurs clusters.',
    'workloads.notPermitted':
      'Les charges de travail ne peuvent pas être lues sur : {{clusters}}.',
    'workloads.ask': 'Regarder ses charges de travail',
    'links.of': 'Liens de {{name}}',
    'links.inWeaveGitops': '{{name}} dans Weave GitOps',
    'rowFacts.interval': 'Intervalle',
    'rowFacts.retryInterval': 'Intervalle après un échec',
    'rowFacts.timeout': 'Délai maximal',
    'rowFacts.drift': 'Détection des dérives',
    'rowFacts.driftMode.disabled': 'Désactivée',
    'rowFacts.driftMode.warn': 'Activée : les dérives sont signalées',
    'rowFacts.driftMode.enabled': 'Activée : les dérives sont corrigées',
    'rowFacts.drifted': 'Dérives',
    'rowFacts.driftedSince': 'Depuis : {{when}}',
    'rowFacts.failures': 'Échecs',
    'rowFacts.gaveUp': '{{action}} : abandon après {{tries}} tentatives',
    'rowFacts.gaveUpOf': '{{action}} : abandon après {{tries}} sur {{allowed}}',
    'rowFacts.tries_one': '{{action}} : {{count}} tentative échouée',
    'rowFacts.tries_other': '{{action}} : {{count}} tentatives échouées',
    'rowFacts.triesOf':
      '{{action}} : {{tries}} tentatives sur {{allowed}} échouées',
    'rowFacts.failuresInAll_one': '{{count}} échec en tout',
    'rowFacts.failuresInAll_other': '{{count}} échecs en tout',
    'rowFacts.lastAction': 'Dernière action',
    'rowFacts.actionFailed': '{{action}} : échec',
    'rowFacts.took': 'Durée : {{duration}}',
    'rowFacts.shard': 'Shard du contrôleur',
    'details.close': 'Fermer',
    'details.unknownKind': '{{kind}} n’est pas un type de Flux',
    'details.unknownKindMeans':
      'L’adresse de cette page désigne un objet dont les détails ne sont pas affichés ici.',
    'details.unknownCluster': 'Le cluster {{cluster}} n’existe pas',
    'details.unknownClusterMeans':
      'L’adresse de cette page désigne un cluster absent de la configuration Kubernetes de Backstage. Il a peut-être été retiré ou renommé.',
    'details.lacksProxy':
      'Il vous manque la permission {{permission}} : seul ce que la page a déjà lu est affiché.',
    'details.notFound': 'Introuvable',
    'details.notFoundMeans':
      'Cet objet n’existe pas sur le cluster {{cluster}}. Il a peut-être été supprimé ou renommé.',
    'details.deleted': 'Supprimé {{when}}. Voici son dernier état connu.',
    'details.tabs': 'Détails',
    'details.tab.overview': 'Aperçu',
    'details.tab.resources': 'Ressources',
    'details.tab.events': 'Événements',
    'details.tab.history': 'Historique',
    'details.tab.logs': 'Journaux',
    'details.tab.yaml': 'YAML',
    'details.conditions': 'Conditions',
    'details.type': 'Type',
    'details.reason': 'Raison',
    'details.message': 'Message',
    'details.lastChange': 'Dernier changement',
    'details.outdated': 'd’une génération antérieure',
    'details.relations': 'Objets liés',
    'details.settings': 'Paramètres',
    'details.labels': 'Labels',
    'details.commands': 'Commandes',
    'blockedBy.title': 'Bloqué par',
    'blockedBy.missing': 'Absent',
    'blockedBy.cause': 'Cause',
    'blockedBy.unknown': 'On ne sait pas si cela le bloque.',
    'blockedBy.cycle': 'Chacun attend le suivant :',
    'blockedBy.thisObject': 'cet objet',
    'blockedBy.notAtMyRevision':
      'Prêt, mais n’a pas encore appliqué la dernière révision de la source commune.',
    'blockedBy.rowCause': 'Cause : {{what}} ({{state}})',
    'blockedBy.rowCycle': 'Cause : chacun attend le suivant : {{what}}',
    'relation.dependsOn': 'dépend de',
    'relation.chart': 'chart',
    'relation.source': 'source',
    'relation.include': 'inclut',
    'relation.provider': 'fournisseur',
    'relation.managedBy': 'géré par',
    'neededBy.title': 'Requis par',
    'neededBy.dependsOn': 'En dépendent',
    'neededBy.source': 'L’utilisent comme source',
    'neededBy.chart': 'L’utilisent comme chart',
    'neededBy.include': 'L’incluent',
    'neededBy.provider': 'Envoient par son intermédiaire',
    'neededBy.managedBy': 'Gérés par lui',
    'neededBy.noneKnown': 'Rien de ce que cette page a lu n’en a besoin.',
    'neededBy.look':
      'Chercher tous les {{kinds}} de ce cluster qui en ont besoin',
    'neededBy.looked':
      'Tous les {{kinds}} de ce cluster ont été parcourus {{when}} : {{total}} au total.',
    'neededBy.notListed': 'Les {{kinds}} n’ont pas pu être listés',
    'neededBy.rule':
      'Accordez au compte que Backstage utilise sur ce cluster le droit de lister {{resource}} dans tous les namespaces. Le ClusterRole flux-view-flux-system le contient.',
    'setting.nextRun': 'Prochaine exécution',
    'setting.about': 'vers {{when}}',
    'setting.dueSince': 'attendue depuis environ {{when}}',
    'setting.url': 'URL',
    'setting.branch': 'Branche',
    'setting.tag': 'Tag',
    'setting.semver': 'Plage de versions',
    'setting.refName': 'Référence Git',
    'setting.commit': 'Commit',
    'setting.digest': 'Empreinte',
    'setting.provider': 'Fournisseur',
    'setting.secret': 'Secret',
    'setting.verification': 'Vérification',
    'setting.ignore': 'Fichiers ignorés',
    'setting.chart': 'Chart',
    'setting.chartVersion': 'Version du chart',
    'setting.releaseName': 'Nom de la release',
    'setting.path': 'Chemin',
    'setting.prune': 'Supprime ce qui a été retiré de la source',
    'setting.force': 'Recrée ce qui ne peut pas être mis à jour',
    'setting.wait': 'Attend les vérifications de tous les objets',
    'setting.healthChecks': 'Vérifications d’état',
    'setting.serviceAccount': 'Compte de service',
    'setting.targetNamespace': 'Namespace cible',
    'setting.targetCluster': 'Cluster cible selon',
    'setting.storageNamespace': 'Namespace du stockage Helm',
    'setting.decryption': 'Déchiffrement',
    'setting.yes': 'Oui',
    'setting.no': 'Non',
    'events.whatTheyAre':
      'Kubernetes conserve les événements une heure par défaut, et tout n’est pas enregistré.',
    'events.notRead': 'Les événements de {{what}} n’ont pas pu être lus',
    'events.rule':
      'Accordez au compte que Backstage utilise sur ce cluster le droit de lister les événements du namespace {{namespace}}. La ClusterRole view le contient.',
    'events.cannotRead': 'Les événements ne peuvent pas être lus.',
    'events.last': 'Vu pour la dernière fois',
    'events.about': 'Objet',
    'events.cut':
      'Il y a d’autres événements. Seuls les premiers sont affichés.',
    'events.none':
      'Il n’y a pas d’événements. Kubernetes les conserve une heure par défaut.',
    'events.count_one': '{{count}} fois',
    'events.count_other': '{{count}} fois',
    'events.first': 'd’abord {{when}}',
    'events.combined': 'combiné à partir d’événements similaires',
    'history.ofManifests':
      'Flux conserve les cinq derniers résultats. Les révisions aux manifestes identiques partagent une entrée, et une construction échouée n’en a pas.',
    'history.ofRelease':
      'Voici les releases que Flux conserve dans le statut : les plus récentes. L’historique complet est dans le stockage de Helm.',
    'history.fromEvents':
      'Cet objet n’a pas d’historique propre. Voici les révisions des événements que Kubernetes a encore, en général de la dernière heure.',
    'history.none':
      'Il n’y a pas d’historique : Flux n’a pas encore de résultat, ou est trop ancien pour en garder un dans le statut.',
    'history.noEvent':
      'Aucun événement de la dernière heure ne nomme de révision non plus.',
    'history.hiddenEvents':
      'Les événements pourraient en raconter une partie, mais ils ne sont pas affichés ici.',
    'history.result': 'Résultat',
    'history.when': 'Quand',
    'history.took': 'Durée',
    'history.release': 'release {{number}}',
    'history.test': 'test {{name}} : {{phase}}',
    'history.startedToFail': 'Les échecs commencent ici',
    'history.lastGood': 'Dernier succès',
    'history.times_one': '{{count}} réconciliation',
    'history.times_other': '{{count}} réconciliations',
    'logs.whatTheyAre':
      'Ce que {{controller}} a écrit sur cet objet, la dernière tentative en premier. Son journal contient des lignes sur les objets de tous ; seules celles de cet objet sont affichées.',
    'logs.cannotRead': 'Les journaux ne peuvent pas être lus.',
    'logs.since': 'Lignes depuis {{when}}',
    'logs.none': 'Il n’y a aucune ligne sur cet objet depuis {{when}}.',
    'logs.empty': 'Le contrôleur n’a rien écrit.',
    'logs.noController':
      'Le cluster n’a aucun Deployment de Flux qui s’occupe de cet objet.',
    'logs.noPod': 'Aucun pod de {{deployment}} n’est en cours d’exécution.',
    'logs.console':
      'Le contrôleur écrit son journal pour la console (--log-encoding=console) et non en JSON : les lignes sur cet objet ne peuvent pas être distinguées des autres.',
    'logs.unreadable_one':
      '{{count}} ligne du journal n’est pas du JSON et n’est pas affichée.',
    'logs.unreadable_other':
      '{{count}} lignes du journal ne sont pas du JSON et ne sont pas affichées.',
    'logs.levels': 'Niveau',
    'logs.level.error': 'Erreur',
    'logs.level.info': 'Info',
    'logs.level.debug': 'Débogage',
    'logs.previous': 'Avant le dernier redémarrage',
    'logs.noTime': 'Heure inconnue',
    'logs.errors_one': '{{count}} erreur',
    'logs.errors_other': '{{count}} erreurs',
    'logs.noErrors': 'Aucune erreur',
    'logs.lasted': 'De la première à la dernière ligne : {{duration}}',
    'logs.more': 'En afficher {{count}} de plus',
    'logs.linesLeft':
      '{{count}} lignes de plus se trouvent dans le téléchargement.',
    'logs.showOutput_one': 'Afficher {{count}} objet',
    'logs.showOutput_other': 'Afficher {{count}} objets',
    'logs.hideOutput': 'Masquer les objets',
    'logs.podsNotRead': 'Les pods de {{deployment}} n’ont pas pu être listés',
    'logs.podsRule':
      'Accordez au compte que Backstage utilise sur ce cluster un Role dans le namespace {{namespace}} avec le droit de lister les pods (list) et de lire pods/log (get).',
    'logs.notRead': 'Le journal du pod {{pod}} n’a pas pu être lu',
    'logs.rule':
      'Accordez au compte que Backstage utilise sur ce cluster un Role dans le namespace {{namespace}} avec le droit de lire pods/log (get).',
    'logs.noPrevious':
      'Le conteneur du pod {{pod}} n’a pas été redémarré : il n’y a pas de journal antérieur.',
    'logs.notYet': 'Il n’y a pas de journal du pod {{pod}} : {{message}}',
    'logs.showLastWords': 'Afficher les dernières lignes de {{container}}',
    'logs.lastWordsOf': 'Dernières lignes de {{container}}',
    'logs.nothingWritten': 'Le conteneur n’a rien écrit.',
    'yaml.manifest': 'Manifeste',
    'yaml.spec': 'Métadonnées et spec',
    'yaml.status': 'Statut',
    'yaml.values': 'Valeurs',
    'yaml.valuesFrom':
      'Les valeurs sont fusionnées dans cet ordre ; les suivantes remplacent les précédentes et spec.values les remplace :',
    'yaml.noValues':
      'La release ne définit pas de valeurs : celles du chart s’appliquent.',
    'yaml.key': 'clé {{key}}',
    'yaml.targetPath': 'à {{path}}',
    'yaml.optional': 'facultatif',
    'yaml.secret': 'non lu, car c’est un Secret',
    'yaml.showValues': 'Afficher les valeurs de la ConfigMap {{name}}',
    'yaml.hideValues': 'Masquer les valeurs de la ConfigMap {{name}}',
    'yaml.valuesOf': 'Valeurs de la ConfigMap {{name}}, {{key}}',
    'yaml.noConfigMap': 'Cette ConfigMap n’existe pas.',
    'yaml.noConfigMapOptional':
      'Cette ConfigMap n’existe pas, ce que la release permet.',
    'yaml.noKey': 'La ConfigMap n’a pas de clé {{key}}.',
    'yaml.notRead': 'La ConfigMap {{name}} n’a pas pu être lue',
    'yaml.rule':
      'Accordez au compte que Backstage utilise sur ce cluster le droit de lire (get) les configmaps dans le namespace {{namespace}}. Le ClusterRole view le contient.',
    'yaml.download': 'Télécharger {{what}}',
    'fleet.title': 'Flux',
    'fleet.runtime': 'Runtime',
    'resources.object': 'Objet',
    'resources.health': 'État de santé',
    'resources.age': 'Créé',
    'resources.search': 'Rechercher',
    'resources.namespace': 'Namespace',
    'resources.all': 'Tous',
    'resources.expand': 'Déplier {{name}}',
    'resources.collapse': 'Replier {{name}}',
    'resources.healthy': '{{healthy}} sur {{checked}} en bonne santé',
    'resources.notChecked_one':
      '{{count}} objet a été appliqué et n’est pas vérifié : son type n’a pas d’état de santé.',
    'resources.notChecked_other':
      '{{count}} objets ont été appliqués et ne sont pas vérifiés : leurs types n’ont pas d’état de santé.',
    'resources.byLabels':
      'Cette version de Flux n’indique pas ce qu’une release a appliqué. Voici les workloads qui portent ses labels.',
    'resources.elsewhere':
      'Ces objets sont sur le cluster dont les identifiants sont dans {{secret}}. Ils n’y sont pas recherchés.',
    'resources.unreadable_one':
      '{{count}} entrée de l’inventaire n’est pas valide.',
    'resources.unreadable_other':
      '{{count}} entrées de l’inventaire ne sont pas valides.',
    'resources.cannotRead': 'Leur état ne peut pas être lu.',
    'resources.none': 'Rien n’est appliqué.',
    'resources.noMatch': 'Rien ne correspond à la recherche et aux filtres.',
    'resources.cycle': 'Ce qu’il a appliqué est affiché plus haut.',
    'resources.restarts_one': '{{count}} redémarrage',
    'resources.restarts_other': '{{count}} redémarrages',
    'resources.nested.reading': 'Lecture de ce qu’il a appliqué',
    'resources.nested.empty':
      'Il n’y a rien à afficher de ce qu’il a appliqué.',
    'resources.unread': '{{kind}} n’a pas pu être lu',
    'resources.unreadIn': '{{kind}} n’a pas pu être lu dans {{namespaces}}',
    'resources.rule':
      'Accordez au compte que Backstage utilise sur ce cluster le droit de lister {{plural}} du groupe d’API {{group}}. Pour les types de Kubernetes même, la ClusterRole view le contient.',
    'health.Failed': 'En échec',
    'health.Missing': 'Absent',
    'health.NotServed': 'Type non servi',
    'health.Terminating': 'En cours de suppression',
    'health.Progressing': 'En cours',
    'health.NotPermitted': 'Non autorisé',
    'health.Unknown': 'Inconnu',
    'health.Reading': 'Lecture en cours',
    'health.Suspended': 'Suspendu',
    'health.Elsewhere': 'Sur un autre cluster',
    'health.NotChecked': 'Appliqué, non vérifié',
    'health.Healthy': 'En bonne santé',
    'health.waits.created': '{{have}} sur {{want}} créés',
    'health.waits.updated': '{{have}} sur {{want}} mis à jour',
    'health.waits.available': '{{have}} sur {{want}} disponibles',
    'health.waits.ready': '{{have}} sur {{want}} prêts',
    'health.waits.scheduled': '{{have}} sur {{want}} planifiés',
    'health.waits.removed': '{{have}} présents, {{want}} voulus',
    'health.waits.succeeded': '{{have}} sur {{want}} réussis',
    'health.waits.observation':
      'Son contrôleur n’a pas encore vu la dernière spec',
    'health.waits.rollout': 'Le déploiement n’est pas terminé',
    'health.waits.address': 'Attend une adresse',
    'health.waits.volume': 'Attend un volume',
    'why.title': 'Pourquoi',
    'why.headline.terminating':
      '{{about}} est en cours de suppression et attend {{finalizers}}.',
    'why.headline.deleting': '{{about}} est en cours de suppression.',
    'why.headline.suspended': '{{about}} est suspendu.',
    'why.headline.suspendedBy': '{{about}} a été suspendu par {{who}}.',
    'why.headline.controller':
      '{{about}} n’est pas réconcilié, car {{controller}} ne tourne pas : {{reason}}.',
    'why.headline.noController':
      '{{about}} n’est pas réconcilié, car le cluster n’a pas de {{controller}} pour lui.',
    'why.headline.blocked': '{{about}} attend {{by}} : {{reason}}.',
    'why.headline.blockedAlone': '{{about}} attend {{by}}.',
    'why.headline.blockedMissing': '{{about}} attend {{by}}, qui n’existe pas.',
    'why.headline.cycle':
      '{{about}} s’attend lui-même : il dépend de {{by}} en boucle.',
    'why.headline.notAtMyRevision':
      '{{about}} attend que {{by}} ait appliqué la même révision.',
    'why.headline.source':
      '{{about}} ne reçoit rien de la source {{by}} : {{reason}}.',
    'why.headline.refused.rbac':
      '{{what}} a été refusé : il manque un droit au compte que Flux utilise pour lui.',
    'why.headline.refused.admission':
      '{{what}} a été refusé par la règle {{policy}}.',
    'why.headline.refused.webhookFailed':
      '{{what}} a été refusé, car le webhook {{policy}} n’a pas pu être appelé.',
    'why.headline.refused.quota':
      '{{what}} a été refusé, car il dépasse un quota.',
    'why.headline.refused.validation':
      '{{what}} a été refusé, car il n’est pas valide.',
    'why.headline.container':
      '{{object}} n’est pas sain : {{reason}} dans le conteneur {{container}} du pod {{pod}}.',
    'why.headline.pod': '{{object}} n’est pas sain : {{reason}} (pod {{pod}}).',
    'why.headline.overQuota':
      '{{object}} n’est pas en bonne santé : ses pods dépasseraient un quota et ne sont pas créés.',
    'why.headline.refusedPods':
      '{{object}} n’est pas en bonne santé : ses pods sont refusés par la politique {{policy}}.',
    'why.headline.unhealthy': '{{object}} n’est pas sain : {{reason}}.',
    'why.headline.missing': '{{object}} est absent du cluster.',
    'why.headline.notServed':
      'Le cluster ne propose pas le type de {{object}}.',
    'why.headline.named': '{{about}} échoue sur {{object}} : {{reason}}.',
    'why.headline.own.failed': '{{about}} a échoué : {{reason}}.',
    'why.headline.own.stalled':
      '{{about}} a échoué et n’est plus réessayé : {{reason}}.',
    'why.headline.own.waiting': '{{about}} attend : {{reason}}.',
    'why.headline.own.reconciling':
      '{{about}} prend plus de temps que son délai.',
    'why.headline.own.unknown': '{{about}} n’a pas encore été réconcilié.',
    'why.headline.own.other': '{{about}} : {{state}}.',
    'why.step.terminating': 'En cours de suppression',
    'why.step.suspended': 'Suspendu',
    'why.step.controller': 'Contrôleur',
    'why.step.source': 'Source',
    'why.step.own': 'Ce qu’il dit lui-même',
    'why.step.object': 'Objet appliqué',
    'why.step.pod': 'Pod',
    'why.step.event': 'Événement',
    'why.step.since': 'Depuis quand',
    'why.steps': 'D’où vient cette réponse',
    'why.wholeMessage': 'Le message complet est plus bas, sous Statut.',
    'why.inTab': '{{tab}} : {{what}}',
    'why.container': 'conteneur {{name}}',
    'why.exitCode': 'code de sortie {{code}}',
    'why.signal': 'signal {{signal}}',
    'why.notFound': 'Absent des contrôleurs de Flux',
    'why.shard': 'shard {{shard}}',
    'why.reading': 'Lecture : {{parts}}',
    'why.unread': 'Non lu : {{parts}}',
    'why.ruleGet':
      'Accordez au compte que Backstage utilise sur ce cluster les droits get et list sur {{plural}} du groupe d’API {{group}}.',
    'why.part.controller': 'contrôleurs de Flux',
    'why.part.blockers': 'ce qu’il attend',
    'why.part.source': 'sa source',
    'why.part.resources': 'ce qu’il a appliqué',
    'why.part.pods': 'pods',
    'why.part.events': 'événements',
    'why.part.history': 'historique',
    'why.advice.service-account-rights':
      'Donnez au compte de service que Flux utilise ici (spec.serviceAccountName) le droit que le message indique.',
    'why.advice.policy':
      'Modifiez le manifeste pour que la règle l’accepte, ou demandez une exception à ceux qui la gèrent.',
    'why.advice.webhook-down':
      'Vérifiez que les pods du webhook tournent et que le serveur d’API peut les joindre ; Flux réessaiera.',
    'why.advice.webhook-dry-run':
      'Réglez sideEffects du webhook sur None ou NoneOnDryRun : Flux applique tout d’abord à blanc.',
    'why.advice.pod-security':
      'Définissez le securityContext que le message demande, ou changez le label Pod Security du namespace.',
    'why.advice.quota':
      'Réduisez requests, limits ou réplicas, supprimez le superflu, ou faites augmenter le ResourceQuota.',
    'why.advice.missing-kind':
      'Installez d’abord la CRD de ce type, et faites attendre cet objet avec spec.dependsOn.',
    'why.advice.immutable-field':
      'Annulez la modification, ou faites recréer l’objet : avec spec.force, ou spec.upgrade.force pour une HelmRelease.',
    'why.advice.invalid-manifest':
      'Corrigez dans le manifeste le champ que le message indique.',
    'why.advice.decryption':
      'Vérifiez que le Secret de spec.decryption contient la clé avec laquelle le fichier a été chiffré.',
    'why.advice.substitution':
      'Définissez la variable manquante dans spec.postBuild, ou écrivez $$ pour un signe dollar littéral.',
    'why.advice.missing-path':
      'Corrigez spec.path, ou ajoutez le dossier : cette révision de la source ne l’a pas.',
    'why.advice.helm-locked':
      'Attendez la fin de l’autre opération ; si elle a été interrompue, revenez en arrière avec helm rollback.',
    'why.advice.health-timeout':
      'Voyez quels objets ne sont pas sains et pourquoi ; s’il leur faut juste plus de temps, augmentez spec.timeout.',
    'why.advice.retries-exhausted':
      'Corrigez la cause et poussez-la, ou réessayez à l’identique avec Synchroniser, Réinitialiser.',
    'why.advice.rollback-target':
      'Corrigez le chart ou ses valeurs et poussez cela : il n’y a pas de version antérieure saine.',
    'why.advice.source-credentials':
      'Vérifiez les identifiants du Secret de spec.secretRef : absents, expirés ou sans droit de lecture.',
    'why.advice.host-key':
      'Mettez la clé d’hôte actuelle du serveur dans known_hosts du Secret de spec.secretRef.',
    'why.advice.missing-ref':
      'Corrigez la branche, le tag, la version ou le commit dans spec.ref : le dépôt ne l’a pas.',
    'why.advice.missing-chart-version':
      'Corrigez la version du chart, ou publiez-la : le dépôt ne l’a pas.',
    'why.advice.source-not-found':
      'Corrigez spec.url, ou donnez des identifiants qui peuvent le lire.',
    'why.advice.rate-limit':
      'Utilisez des identifiants à limite plus haute, un spec.interval plus long, ou un miroir du registre.',
    'why.advice.unreachable':
      'Vérifiez l’adresse, et que le cluster peut la joindre : DNS, proxy, règles réseau, certificats.',
    'why.advice.cross-namespace':
      'Déplacez la source dans le namespace de cet objet : Flux n’autorise pas ici les références vers d’autres.',
    'why.advice.signature':
      'Signez l’artefact avec une clé ou une identité reconnue par spec.verify, ou ajoutez-y sa clé.',
    'why.advice.image-pull':
      'Vérifiez le nom et le tag de l’image, et que le cluster peut la récupérer (imagePullSecrets).',
    'why.advice.crash':
      'Lisez les dernières lignes de log du conteneur (kubectl logs --previous) et corrigez ce qui l’arrête.',
    'why.advice.out-of-memory':
      'Augmentez la limite de mémoire du conteneur, ou réduisez son besoin.',
    'why.advice.unschedulable':
      'Réduisez les requests, changez sélecteurs ou tolérances de nœuds, ou ajoutez des nœuds, selon le message.',
    'why.advice.container-config':
      'Créez le ConfigMap ou le Secret, ou la clé qu’il contient, que le message indique.',
    'why.advice.probe':
      'Voyez pourquoi le conteneur ne répond pas à sa sonde, ou laissez-lui plus de temps pour démarrer.',
    'why.advice.volume':
      'Vérifiez que le volume, la classe de stockage, le ConfigMap ou le Secret que le message indique existe.',
    'why.advice.missing-service-account':
      'Créez le compte de service que le message indique, ou corrigez son nom.',
  },
});
