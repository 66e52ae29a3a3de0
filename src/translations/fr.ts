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
    'table.search': 'Rechercher',
    'table.clearSearch': 'Effacer la recherche',
    'table.chooseColumns': 'Choisir les colonnes',
    'table.addOrRemoveColumns': 'Afficher ou masquer des colonnes',
    'table.nothingMatches': 'Rien ne correspond à la recherche et aux filtres.',
    'table.rows': 'lignes',
    'table.displayedRows': '{from}-{to} sur {count}',
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
    'status.ready.drifted': 'S’écarte de ce qui a été publié',
    'status.ready.source': 'Sa source {{source}} : {{state}}',
    'status.failed.retrying': 'Nouvelles tentatives en cours',
    'status.failed.tryingAgain': 'Nouvelle tentative en cours',
    'status.notReconciledYet': 'Pas encore réconcilié',
    'status.since': 'Début : {{when}}',
    'status.lastTried': 'Dernière tentative {{when}}',
    'status.lastSucceeded': 'Dernier succès {{when}}',
    'status.suspendedBy': 'Suspendu par {{who}}',
    'status.suspendedByUndated':
      'Suspendu par {{who}}, selon une note sans date',
    'status.suspendedByManager':
      'Suspendu par le field manager {{manager}} (on ne sait pas par qui)',
    'status.suspendedSince': 'Suspendu {{when}}',
    'status.suspendedOrEarlier': 'Suspendu {{when}} ou plus tôt',
    'status.suspendedBecause': 'Raison : {{why}}',
    'status.suspensionUndone':
      '{{applier}} annulera cela à sa prochaine réconciliation',
    'status.beforeSuspension': 'Dernier état connu : {{state}}',
    'status.deletionRequested': 'Suppression demandée {{when}}',
    'status.heldBy_one': 'Retenu par le finalizer {{finalizers}}',
    'status.heldBy_other': 'Retenu par les finalizers {{finalizers}}',
    'status.orphaned': 'Il est suspendu : ce qu’il a déployé reste',
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
    'image.before': 'avant : {{image}}',
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
    'failures.said': 'La réponse était :',
    'failures.status': 'Statut HTTP {{statusCode}}',
    'meaning.notPermitted': 'Non autorisé',
    'meaning.notSignedIn': 'Non connecté au cluster',
    'meaning.unreachable': 'Injoignable',
    'meaning.noAnswer': 'Pas encore de réponse',
    'meaning.malformed': 'Réponse mal formée',
    'meaning.ambiguousCluster': 'Le nom n’est pas unique',
    'meaning.anotherObject': 'Appartient désormais à un autre objet',
    'meaning.unexpected': 'Réponse inattendue',
    'meaning.notInstalled': 'Non installé',
    'meaning.backendMissing': 'Backend Kubernetes manquant',
    'advice.notPermitted':
      'Accordez au compte que Backstage utilise sur ce cluster le droit de lister ces kinds, par exemple en le liant au ClusterRole flux-view-flux-system.',
    'advice.notSignedIn':
      'Le cluster a refusé les identifiants. Reconnectez-vous, ou faites renouveler les identifiants dans la configuration Kubernetes de Backstage.',
    'advice.unreachable':
      'Vérifiez que le cluster fonctionne et que le backend de Backstage peut joindre son serveur API.',
    'advice.noAnswer':
      'Le serveur API est lent ou ne répond plus. Ses lignes apparaîtront dès qu’il aura répondu.',
    'advice.ambiguousCluster':
      'Donnez à chaque cluster un nom propre dans la configuration Kubernetes de Backstage : le proxy prend toujours le premier.',
    'advice.malformed':
      'Quelque chose entre Backstage et le serveur API a peut-être répondu à sa place. Vérifiez l’adresse du cluster dans la configuration Kubernetes.',
    'advice.unexpected': 'Le journal du backend de Backstage en dit plus.',
    'error.title': 'Les ressources Flux n’ont pas pu être lues',
    'error.shownSince': 'Ce qui est affiché date de {{when}}.',
    'error.permission': 'Il vous manque la permission {{permission}}.',
    'error.advice.notPermitted':
      'Demandez cette permission aux administrateurs de ce Backstage.',
    'error.advice.notSignedIn':
      'Connectez-vous à Backstage. Si vous l’êtes déjà, le backend Kubernetes n’accepte peut-être pas le jeton de votre session.',
    'error.advice.unreachable':
      'Vérifiez votre connexion et que le backend de Backstage fonctionne.',
    'error.advice.noAnswer':
      'Un cluster retient peut-être la réponse. Elle est redemandée.',
    'error.advice.malformed':
      'Vérifiez la version et le journal du backend Kubernetes.',
    'error.advice.backendMissing':
      'Installez @backstage/plugin-kubernetes-backend et configurez-y des clusters.',
    'error.advice.unexpected':
      'Le journal du backend de Backstage en dit plus.',
    'empty.title': 'Aucun objet trouvé : {{kinds}}',
    'empty.description':
      'Aucun cluster n’en a avec le label de cette entité. Mettez le label sur ceux qui lui appartiennent :',
    'empty.selector':
      'Aucun cluster n’en a qui correspondent au sélecteur de labels de cette entité :',
    'empty.notInstalledTitle': 'Flux n’est pas installé',
    'empty.notInstalled': 'Aucun des clusters ne sert {{kinds}}.',
    'empty.noClustersTitle': 'Aucun cluster',
    'empty.noClusters':
      'Le plugin Kubernetes de ce Backstage ne connaît aucun cluster. Configurez-en pour lui.',
    'sources.lacksProxy':
      'Seules les sources qui portent le label de cette entité sont affichées. Les autres que ses déploiements utilisent sont visibles avec la permission {{permission}}.',
    'selection.title':
      'L’annotation {{annotation}} de cette entité est inutilisable',
    'selection.tooLong':
      '"{{value}}" ne peut pas être la valeur d’un label : il a {{length}} caractères, 63 sont permis.',
    'selection.character':
      '"{{value}}" ne peut pas être la valeur d’un label : "{{character}}" n’y est pas permis, seulement des lettres, des chiffres, "-", "_" et ".".',
    'selection.ends':
      '"{{value}}" ne peut pas être la valeur d’un label : il doit commencer et finir par une lettre ou un chiffre.',
    'selection.syntax':
      '"{{value}}" n’est pas un sélecteur de labels : "{{found}}" ne peut pas se trouver à cet endroit.',
    'selection.incomplete':
      '"{{value}}" n’est pas un sélecteur de labels : il manque quelque chose à la fin.',
    'selection.key':
      '"{{value}}" n’est pas un sélecteur de labels : "{{key}}" ne peut pas être le nom d’un label.',
    'selection.noValues':
      '"{{value}}" n’est pas un sélecteur de labels : il n’y a aucune valeur entre les parenthèses après "{{key}}".',
    'selection.number':
      '"{{value}}" n’est pas un sélecteur de labels : "{{key}}" est comparé à autre chose qu’un nombre entier.',
    'selection.namespace':
      '"{{value}}" ne peut pas être le nom d’un namespace.',
    'permission.title': 'Permission nécessaire',
    'permission.description':
      'Pour voir les ressources Flux, il vous faut la permission {{permissions}} dans Backstage. Demandez-la à ses administrateurs.',
    'pluginMissing.title': 'Le plugin Kubernetes est manquant',
    'pluginMissing.description':
      'Le plugin Flux atteint les clusters par le plugin Kubernetes. Installez @backstage/plugin-kubernetes dans cette application et @backstage/plugin-kubernetes-backend dans son backend.',
    'actions.sync': 'Synchroniser {{name}}',
    'actions.syncHow': 'Autres façons de synchroniser {{name}}',
    'actions.suspend': 'Suspendre {{name}}',
    'actions.resume': 'Reprendre {{name}}',
    'actions.resumeDeletes':
      'Reprendre {{name}}, qui supprime alors ce qu’il a déployé',
    'actions.syncing': 'Synchronisation',
    'actions.syncingSource': 'Synchronisation de {{source}}',
    'actions.suspending': 'Suspension',
    'actions.resuming': 'Reprise',
    'actions.onCluster': '{{name}} sur {{cluster}}',
    'actions.ofKind': '{{name}} ({{kind}})',
    'syncMenu.withSource': 'Synchroniser avec la source',
    'syncMenu.withSourceHint': 'Récupère d’abord la source, puis réconcilie',
    'syncMenu.withoutSource': 'Synchroniser sans la source',
    'syncMenu.withoutSourceHint': 'Réconcilie avec l’artefact déjà présent',
    'syncMenu.force': 'Forcer',
    'syncMenu.forceHint':
      'Installe ou met à niveau une fois, même si rien n’a changé',
    'syncMenu.reset': 'Réinitialiser',
    'syncMenu.resetHint': 'Oublie les échecs et réessaie',
    'suspendDialog.title_one': 'Suspendre {{name}} ?',
    'suspendDialog.title_other': 'Suspendre {{count}} ressources ?',
    'suspendDialog.explanation':
      'Flux n’y touche plus jusqu’à la reprise. Ce qui est déployé reste tel quel.',
    'suspendDialog.undone':
      '{{name}} est appliqué par {{applier}}, qui rétablira cela à sa prochaine réconciliation.',
    'suspendDialog.maybeUndone':
      '{{name}} est appliqué par {{applier}}, qui rétablira peut-être cela à son prochain déploiement.',
    'suspendDialog.reason': 'Raison (facultative)',
    'suspendDialog.cancel': 'Annuler',
    'suspendDialog.confirm': 'Suspendre',
    'disabled.readOnly': 'Le mode lecture seule est activé',
    'disabled.proxy': 'Il vous manque la permission {{permission}}',
    'disabled.patch':
      'Le compte que Backstage utilise sur {{cluster}} n’a pas le droit de modifier (patch) {{resource}} dans {{namespace}}',
    'disabled.suspended': 'Suspendu : reprenez-le pour le synchroniser',
    'disabled.terminating': 'En cours de suppression',
    'disabled.terminatingOrphans':
      'En cours de suppression : suspendu, il laisserait ce qu’il a déployé',
    'disabled.asking': 'Vérification de vos droits',
    'outcome.synced': '{{name}} : {{message}}',
    'outcome.suspended': '{{name}} est suspendu',
    'outcome.resumed': '{{name}} a repris',
    'outcome.failed': '{{name}} – {{state}} : {{message}}',
    'outcome.stillSays':
      '{{name}} a été réconcilié, mais Flux indique toujours {{state}} : {{message}}',
    'outcome.sourceFailed':
      '{{name}} n’a pas été synchronisé : {{source}} – {{state}} : {{message}}',
    'outcome.sourceSuspended':
      '{{name}} n’a pas été synchronisé : sa source {{source}} est suspendue. Reprenez-la, ou synchronisez sans la source.',
    'outcome.refused': '{{action}} : échec. {{message}}',
    'outcome.refusedSource': '{{action}} : échec sur {{source}}. {{message}}',
    'outcome.forbidden':
      '{{message}} Droit à accorder : apiGroups: ["{{group}}"], resources: ["{{resource}}"], verbs: ["patch"]',
    'outcome.denied':
      '{{message}} Une règle du cluster l’a refusé ; il ne manque aucun droit.',
    'outcome.webhookFailed':
      '{{message}} Un webhook du cluster doit donner son accord et n’a pas pu être consulté. Réessayez plus tard.',
    'outcome.suspendedMeanwhile':
      '{{name}} a été suspendu avant d’être réconcilié',
    'outcome.deletedMeanwhile':
      '{{name}} a été supprimé avant d’être réconcilié',
    'outcome.deleted': '{{name}} est supprimé, avec ce qu’il a déployé',
    'outcome.timedOut':
      '{{name}} n’a pas été réconcilié en 5 minutes. Flux peut encore le faire.',
    'outcome.overtaken':
      'Une autre demande est arrivée après la vôtre ; voici son résultat.',
    'outcome.notPermitted':
      'Sa source {{source}} n’a pas été synchronisée, car ce n’est pas autorisé : {{message}}',
    'outcome.deniedSource':
      'Sa source {{source}} n’a pas été synchronisée, car une règle du cluster l’a refusé : {{message}}',
    'outcome.notReconcilable':
      'Sa source {{source}} n’a pas été synchronisée : rien ne la réconcilie sur demande.',
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
    'runtime.method.other': 'Autre chose',
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
    'runtime.removed.of':
      'Versions d’API de {{name}} que des versions plus récentes de Flux ont retirées',
    'runtime.failure.waiting': 'La réponse se fait attendre',
    'runtime.failure.failed': 'N’a pas pu être lu : {{meaning}}',
    'runtime.failure.notPermitted':
      'Accordez au compte que Backstage utilise sur ce cluster le droit de lister les Deployments : dans tous les namespaces, ou dans celui de Flux.',
    'runtime.failure.notFound': 'Aucun Deployment n’a le label {{label}}.',
    'runtime.failure.controllersNotFound':
      'Le cluster fournit les API de Flux, mais aucun Deployment d’un contrôleur de Flux n’a le label {{label}}.',
    'runtime.failure.retry': 'Réessayer',
    'runtime.failure.retryCluster': 'Réessayer {{cluster}}',
    'runtime.failure.asking': 'Nouvelle demande…',
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
    'runtime.summary.waiting_one': '{{count}} cluster doit encore répondre',
    'runtime.summary.waiting_other':
      '{{count}} clusters doivent encore répondre',
    'bulk.sync': 'Synchroniser la sélection',
    'bulk.suspend': 'Suspendre la sélection',
    'bulk.resume': 'Reprendre la sélection',
    'bulk.select': 'Sélectionner {{name}} sur {{cluster}}',
    'bulk.selectAll': 'Tout sélectionner',
    'bulk.selected_one': '{{count}} sélectionné',
    'bulk.selected_other': '{{count}} sélectionnés',
    'bulk.success_one': '{{count}} sur {{total}} a réussi.',
    'bulk.success_other': '{{count}} sur {{total}} ont réussi.',
    'workloads.found':
      'Trouvé par ses charges de travail : les labels de Flux sur {{workloads}} indiquent ce qui les déploie.',
    'workloads.foundMore_one':
      'Trouvé par ses charges de travail : les labels de Flux sur {{workloads}} et 1 autre indiquent ce qui les déploie.',
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
  },
});
