import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { messagesRef, type FluxMessages } from './messages';

/** Spanish. */
export default createTranslationMessages<'flux', FluxMessages, true>({
  ref: messagesRef,
  full: true,
  messages: {
    'card.deployments': 'Despliegues',
    'card.sources': 'Fuentes',
    'card.helmReleases': 'Helm Releases',
    'card.kustomizations': 'Kustomizations',
    'card.gitRepositories': 'Git Repositories',
    'card.ociRepositories': 'OCI Repositories',
    'card.helmRepositories': 'Helm Repositories',
    'card.imagePolicies': 'Image Policies',
    'card.refresh': 'Actualizar',
    'card.tryAgain': 'Reintentar',
    'column.kind': 'Kind',
    'column.name': 'Nombre',
    'column.repo': 'Repositorio',
    'column.source': 'Fuente',
    'column.revision': 'Revisión',
    'column.verified': 'Verificado',
    'column.provider': 'Proveedor',
    'column.url': 'URL',
    'column.artifact': 'Artefacto',
    'column.imagePolicy': 'Image Policy',
    'column.imageRepository': 'Image Repository',
    'column.latestImage': 'Última imagen',
    'column.status': 'Estado',
    'column.updated': 'Actualizado',
    'column.actions': 'Acciones',
    'column.cluster': 'Clúster',
    'column.namespace': 'Namespace',
    'table.filterList': 'lista de filtros',
    'table.filters': 'Filtros',
    'table.clearFilters': 'Quitar todos',
    'table.allValues': 'Todos los resultados',
    'table.search': 'Buscar',
    'table.clearSearch': 'Borrar la búsqueda',
    'table.chooseColumns': 'Elegir columnas',
    'table.addOrRemoveColumns': 'Mostrar u ocultar columnas',
    'table.nothingMatches': 'Nada coincide con la búsqueda y los filtros.',
    'table.rowsPerPage': 'Filas por página',
    'table.rows': 'filas',
    'table.displayedRows': '{{from}}-{{to}} de {{count}}',
    'table.firstPage': 'Primera página',
    'table.previousPage': 'Página anterior',
    'table.nextPage': 'Página siguiente',
    'table.lastPage': 'Última página',
    'name.cluster': 'clúster: {{cluster}}',
    'name.deploysTo': 'despliega en: {{target}}',
    'name.targetNamespace': 'namespace {{namespace}}',
    'name.storageNamespace': 'almacenamiento de Helm: {{namespace}}',
    'name.usedBy': 'usado por {{users}}',
    'name.usedByMore_one': 'usado por {{users}} y 1 más',
    'name.usedByMore_other': 'usado por {{users}} y {{count}} más',
    'name.unknown': 'Desconocido',
    'name.ambiguousCluster': 'Dos clústeres se llaman {{cluster}}',
    'chart.failed': '{{chart}} (fallida)',
    'chart.testsFailed': '{{chart}} (pruebas fallidas)',
    'chart.notInstalled': '{{chart}} (no instalada)',
    'chart.underWay': '{{chart}} (en curso)',
    'chart.lastGood': 'última correcta: {{version}}',
    'chart.attemptFailed': '{{version}} falló',
    'updated.reconciled': 'reconciliado {{when}}',
    'updated.changedAt': 'Último cambio: {{when}}',
    'updated.reconciledAt':
      'Última reconciliación: {{when}}. Se desconoce la fecha del último cambio.',
    'state.Ready': 'Listo',
    'state.Reconciling': 'Reconciliando',
    'state.Waiting': 'En espera',
    'state.Failed': 'Fallido',
    'state.Stalled': 'Estancado',
    'state.Suspended': 'Suspendido',
    'state.Terminating': 'Eliminándose',
    'state.Unknown': 'Desconocido',
    'status.ready.reconciling': 'Reconciliación en curso',
    'status.ready.drifted': 'Se ha desviado de la versión publicada',
    'status.ready.source': 'Fuente {{source}}: {{state}}',
    'status.failed.retrying': 'Se reintenta automáticamente',
    'status.failed.tryingAgain': 'Reintentando en este momento',
    'status.notReconciledYet': 'Aún sin reconciliar',
    'status.since': 'Desde {{when}}',
    'status.lastTried': 'Último intento {{when}}',
    'status.lastSucceeded': 'Último éxito {{when}}',
    'status.suspendedBy': 'Suspendido por {{who}}',
    'status.suspendedByUndated':
      'Suspendido por {{who}}, según una anotación sin fecha',
    'status.suspendedByManager':
      'Suspendido por el field manager {{manager}} (usuario desconocido)',
    'status.suspendedSince': 'Suspendido {{when}}',
    'status.suspendedOrEarlier': 'Suspendido {{when}} o antes',
    'status.suspendedBecause': 'Motivo: {{why}}',
    'status.suspensionUndone':
      '{{applier}} lo deshará en su próxima reconciliación',
    'status.suspendedAgain':
      'Si se reanuda aquí, {{applier}} lo volverá a suspender',
    'status.maybeSuspendedAgain':
      'Si se reanuda aquí, {{applier}} podría volver a suspenderlo',
    'status.beforeSuspension': 'Último estado conocido: {{state}}',
    'status.deletionRequested': 'Eliminación solicitada {{when}}',
    'status.heldBy_one': 'En espera del finalizer {{finalizers}}',
    'status.heldBy_other': 'En espera de los finalizers {{finalizers}}',
    'status.orphaned':
      'Mientras esté suspendido, no se eliminan los recursos que desplegó',
    'status.waitingFor': 'En espera de {{what}}',
    'status.showAll': 'Mostrar todo',
    'status.showLess': 'Mostrar menos',
    'status.showAllOf': 'Mostrar todo el estado de {{name}}',
    'status.showLessOf': 'Mostrar menos del estado de {{name}}',
    'verification.verified': 'Verificado',
    'verification.failed': 'Fallida',
    'verification.pending': 'Pendiente',
    'verification.ignored': 'No exigida',
    'verification.unknown': 'No se sabe',
    'verification.unknownWhy':
      'El resultado está en el HelmChart de la release, que no se pudo leer.',
    'verification.of': '{{word}}: verificación de {{name}}',
    'verification.provider': 'Proveedor',
    'verification.mode': 'Modo',
    'verification.signed': 'Firmado: {{what}}',
    'verification.key': 'Clave',
    'verification.reason': 'Motivo',
    'verification.message': 'Mensaje',
    'verification.ignoredTerm': 'No exigida',
    'verification.ignoredWhy':
      'La verificación está configurada, pero su política de confianza solo audita: no se sabe si la fuente está firmada.',
    'artifact.of': '{{revision}}: artefacto de {{name}}',
    'artifact.revision': 'Revisión',
    'artifact.digest': 'Digest',
    'artifact.originRevision': 'Revisión de origen',
    'artifact.originSource': 'Origen',
    'artifact.stored': 'Guardado',
    'image.of': '{{image}}: última imagen de {{name}}',
    'image.latest': 'Última imagen',
    'image.previous': 'Imagen anterior',
    'image.before': 'antes: {{image}}',
    'image.open': 'Abrir en el registro',
    'facts.copy': 'Copiar {{term}}',
    'facts.copied': 'Copiado',
    'failures.title_one':
      'No se pudo leer 1 de {{total}} clústeres: {{clusters}}',
    'failures.title_other':
      'No se pudieron leer {{count}} de {{total}} clústeres: {{clusters}}',
    'failures.cluster': '{{cluster}}: {{meaning}}',
    'failures.details': 'Detalles',
    'failures.hideDetails': 'Ocultar detalles',
    'failures.allKinds': 'todos los kinds',
    'failures.shownSince': 'Las filas mostradas son de {{when}}.',
    'failures.said': 'Respuesta:',
    'failures.status': 'Estado HTTP {{statusCode}}',
    'meaning.notPermitted': 'No permitido',
    'meaning.notSignedIn': 'Sin sesión en el clúster',
    'meaning.unreachable': 'Inaccesible',
    'meaning.noAnswer': 'Aún sin respuesta',
    'meaning.malformed': 'Respuesta no válida',
    'meaning.ambiguousCluster': 'El nombre del clúster no es único',
    'meaning.anotherObject': 'El nombre pertenece ahora a otro objeto',
    'meaning.unexpected': 'Respuesta inesperada',
    'meaning.notInstalled': 'No instalado',
    'meaning.backendMissing': 'Falta el backend de Kubernetes',
    'advice.notPermitted':
      'Conceda a la cuenta que Backstage usa en este clúster el derecho de listar estos kinds, por ejemplo vinculándola al ClusterRole flux-view-flux-system.',
    'advice.notSignedIn':
      'El clúster rechazó las credenciales. Vuelva a iniciar sesión o pida a un administrador que renueve las credenciales en la configuración de Kubernetes de Backstage.',
    'advice.unreachable':
      'Compruebe que el clúster funciona y que el backend de Backstage puede conectarse a su servidor API.',
    'advice.noAnswer':
      'El servidor API está lento o no responde. Sus filas aparecerán en cuanto conteste.',
    'advice.ambiguousCluster':
      'Dé a cada clúster un nombre único en la configuración de Kubernetes de Backstage: el proxy siempre usa el primero con ese nombre.',
    'advice.malformed':
      'Puede que un proxy o una página de inicio de sesión haya respondido en lugar del servidor API. Compruebe la URL del clúster en la configuración de Kubernetes.',
    'advice.unexpected':
      'Consulte los detalles en el registro del backend de Backstage.',
    'error.title': 'No se pudieron leer los recursos de Flux',
    'error.shownSince': 'Los datos mostrados son de {{when}}.',
    'error.permission': 'Le falta el permiso {{permission}}.',
    'error.advice.notPermitted':
      'Pida este permiso a un administrador de Backstage.',
    'error.advice.notSignedIn':
      'Inicie sesión en Backstage. Si ya lo ha hecho, puede que el backend de Kubernetes no acepte el token de su sesión.',
    'error.advice.unreachable':
      'Compruebe su conexión y que el backend de Backstage funciona.',
    'error.advice.noAnswer':
      'Puede que un clúster retrase la respuesta. La petición se repite automáticamente.',
    'error.advice.malformed':
      'Compruebe la versión y el registro del backend de Kubernetes.',
    'error.advice.backendMissing':
      'Instale @backstage/plugin-kubernetes-backend y configure clústeres para él.',
    'error.advice.unexpected':
      'Consulte los detalles en el registro del backend de Backstage.',
    'empty.title': 'No se encontró ningún objeto: {{kinds}}',
    'empty.description':
      'Ningún clúster tiene recursos con la etiqueta de esta entidad. Añada la etiqueta a los recursos que le pertenecen:',
    'empty.selector':
      'Ningún clúster tiene recursos que coincidan con el selector de etiquetas de esta entidad:',
    'empty.notInstalledTitle': 'Flux no está instalado',
    'empty.notInstalled': 'Ninguno de los clústeres sirve {{kinds}}.',
    'empty.noClustersTitle': 'No hay clústeres',
    'empty.noClusters':
      'No hay clústeres configurados para el plugin de Kubernetes de este Backstage.',
    'sources.lacksProxy':
      'Solo se muestran las fuentes con la etiqueta de esta entidad. Para ver las demás fuentes que usan sus despliegues necesita el permiso {{permission}}.',
    'selection.title':
      'La anotación {{annotation}} de esta entidad no se puede usar',
    'selection.tooLong':
      '"{{value}}" no es un valor de etiqueta válido: tiene {{length}} caracteres y se permiten 63 como máximo.',
    'selection.character':
      '"{{value}}" no es un valor de etiqueta válido: contiene "{{character}}", pero solo se permiten letras, dígitos, "-", "_" y ".".',
    'selection.ends':
      '"{{value}}" no es un valor de etiqueta válido: debe empezar y terminar con una letra o un dígito.',
    'selection.syntax':
      '"{{value}}" no es un selector de etiquetas válido: "{{found}}" no está permitido en esa posición.',
    'selection.incomplete':
      '"{{value}}" no es un selector de etiquetas válido: está incompleto.',
    'selection.key':
      '"{{value}}" no es un selector de etiquetas válido: "{{key}}" no es un nombre de etiqueta válido.',
    'selection.noValues':
      '"{{value}}" no es un selector de etiquetas válido: los paréntesis tras "{{key}}" están vacíos.',
    'selection.number':
      '"{{value}}" no es un selector de etiquetas válido: "{{key}}" se compara con un valor que no es un número entero.',
    'selection.namespace': '"{{value}}" no es un nombre de namespace válido.',
    'permission.title': 'Permiso necesario',
    'permission.description':
      'Para ver los recursos de Flux necesita el permiso {{permissions}} en Backstage. Pídaselo a un administrador de Backstage.',
    'pluginMissing.title': 'Falta el plugin de Kubernetes',
    'pluginMissing.description':
      'El plugin de Flux llega a los clústeres a través del plugin de Kubernetes. Instale @backstage/plugin-kubernetes en esta aplicación y @backstage/plugin-kubernetes-backend en su backend.',
    'actions.sync': 'Sincronizar {{name}}',
    'actions.syncHow': 'Otras formas de sincronizar {{name}}',
    'actions.suspend': 'Suspender {{name}}',
    'actions.resume': 'Reanudar {{name}}',
    'actions.resumeDeletes':
      'Reanudar {{name}} y eliminar los recursos que desplegó',
    'actions.syncing': 'Sincronizando',
    'actions.syncingSource': 'Sincronizando {{source}}',
    'actions.suspending': 'Suspendiendo',
    'actions.resuming': 'Reanudando',
    'actions.onCluster': '{{name}} en {{cluster}}',
    'actions.ofKind': '{{name}} ({{kind}})',
    'syncMenu.withSource': 'Sincronizar con la fuente',
    'syncMenu.withSourceHint': 'Primero obtiene la fuente, después reconcilia',
    'syncMenu.withoutSource': 'Sincronizar sin la fuente',
    'syncMenu.withoutSourceHint': 'Reconcilia con el artefacto actual',
    'syncMenu.force': 'Forzar',
    'syncMenu.forceHint':
      'Instala o actualiza una vez, aunque nada haya cambiado',
    'syncMenu.reset': 'Restablecer',
    'syncMenu.resetHint':
      'Restablece el recuento de fallos y lo intenta de nuevo',
    'suspendDialog.title_one': '¿Suspender {{name}}?',
    'suspendDialog.title_other': '¿Suspender {{count}} recursos?',
    'suspendDialog.explanation':
      'Flux deja de reconciliar hasta que se reanude. Los recursos desplegados se quedan como están.',
    'suspendDialog.undone':
      '{{name}} lo aplica {{applier}}, que lo revertirá en su próxima reconciliación.',
    'suspendDialog.maybeUndone':
      '{{name}} lo aplica {{applier}}, que podría revertirlo en su próximo despliegue.',
    'suspendDialog.reason': 'Motivo (opcional)',
    'suspendDialog.cancel': 'Cancelar',
    'suspendDialog.confirm': 'Suspender',
    'disabled.readOnly': 'El modo de solo lectura está activado',
    'disabled.proxy': 'Le falta el permiso {{permission}}',
    'disabled.patch':
      'La cuenta que Backstage usa en {{cluster}} no puede modificar (patch) {{resource}} en {{namespace}}',
    'disabled.suspended': 'Está suspendido. Reanúdelo antes de sincronizarlo.',
    'disabled.terminating': 'Se está eliminando',
    'disabled.terminatingOrphans':
      'Se está eliminando. Si se suspendiera ahora, los recursos que desplegó no se eliminarían.',
    'disabled.asking': 'Comprobando los permisos',
    'outcome.synced': '{{name}}: {{message}}',
    'outcome.suspended': '{{name}} está suspendido',
    'outcome.resumed': '{{name}} se ha reanudado',
    'outcome.failed': '{{name}} – {{state}}: {{message}}',
    'outcome.stillSays':
      '{{name}} se ha reconciliado, pero su estado sigue siendo {{state}}: {{message}}',
    'outcome.sourceFailed':
      '{{name}} no se sincronizó: {{source}} – {{state}}: {{message}}',
    'outcome.sourceSuspended':
      '{{name}} no se sincronizó: su fuente {{source}} está suspendida. Reanúdela o sincronice sin la fuente.',
    'outcome.refused': '{{action}}: no se pudo. {{message}}',
    'outcome.refusedSource':
      '{{action}}: no se pudo con {{source}}. {{message}}',
    'outcome.forbidden':
      '{{message}} Derecho que falta: apiGroups: ["{{group}}"], resources: ["{{resource}}"], verbs: ["patch"]',
    'outcome.denied':
      '{{message}} Una política del clúster rechazó la petición; no falta ningún permiso.',
    'outcome.webhookFailed':
      '{{message}} Un webhook del clúster debe aprobar la petición y no se le pudo llamar. Inténtelo más tarde.',
    'outcome.suspendedMeanwhile':
      '{{name}} se suspendió antes de reconciliarse',
    'outcome.deletedMeanwhile': '{{name}} se eliminó antes de reconciliarse',
    'outcome.deleted': '{{name}} y los recursos que desplegó se han eliminado',
    'outcome.deletedAlone': '{{name}} se ha eliminado',
    'outcome.timedOut':
      '{{name}} no se ha reconciliado en 5 minutos. Flux aún puede hacerlo.',
    'outcome.overtaken':
      'Una petición posterior sustituyó a la suya; este es su resultado.',
    'outcome.notPermitted':
      'Su fuente {{source}} no se sincronizó porque no está permitido: {{message}}',
    'outcome.deniedSource':
      'Su fuente {{source}} no se sincronizó porque una política del clúster rechazó la petición: {{message}}',
    'outcome.notReconcilable':
      'Su fuente {{source}} no se sincronizó: no se puede reconciliar a petición.',
    'outcome.missing': 'Su fuente {{source}} no existe.',
    'outcome.sourceTimedOut': 'Su fuente {{source}} no se reconcilió a tiempo.',
    'runtime.pageTitle': 'Flux Runtime',
    'runtime.title': 'Flux Runtime',
    'runtime.column.cluster': 'Clúster',
    'runtime.column.namespace': 'Namespace',
    'runtime.column.version': 'Versión',
    'runtime.column.components': 'Componentes disponibles',
    'runtime.column.update': 'Actualización de Flux',
    'runtime.column.method': 'Instalado con',
    'runtime.column.removedApis': 'API retiradas',
    'runtime.column.health': 'Salud',
    'runtime.health.ready': 'Listo',
    'runtime.health.notReady': 'No listo',
    'runtime.health.notFound': 'Flux no encontrado',
    'runtime.health.controllersNotFound': 'Controladores no encontrados',
    'runtime.health.waiting': 'Aún en espera',
    'runtime.health.failed': 'No se pudo leer',
    'runtime.method.bootstrap': 'flux bootstrap',
    'runtime.method.cli': 'flux install',
    'runtime.method.helm': 'Chart de Helm',
    'runtime.method.operator': 'Flux Operator',
    'runtime.method.other': 'Otro',
    'runtime.unknownVersion': 'Desconocida',
    'runtime.component.ready': 'Listo',
    'runtime.component.notReady': 'No listo',
    'runtime.component.replicas': '{{ready}} de {{wanted}} listas',
    'runtime.component.shard': 'shard {{shard}}',
    'runtime.component.scaledToZero': 'Escalado a cero',
    'runtime.component.notStartedYet': 'Aún no iniciado',
    'runtime.update.available': 'Actualización disponible',
    'runtime.update.upToDate': 'Al día',
    'runtime.update.newest': 'la más reciente: {{version}}',
    'runtime.update.unsupported': 'Ya sin soporte',
    'runtime.removed.goneIn_one': '1 retirada en Flux {{release}}',
    'runtime.removed.goneIn_other': '{{count}} retiradas en Flux {{release}}',
    'runtime.removed.term': 'Retiradas en Flux {{release}}',
    'runtime.removed.of': 'versiones de API de {{name}}',
    'runtime.failure.waiting': 'Aún se espera una respuesta',
    'runtime.failure.failed': 'No se pudo leer: {{meaning}}',
    'runtime.failure.notPermitted':
      'Conceda a la cuenta que Backstage usa en este clúster el derecho de listar Deployments: en todos los namespaces o en el de Flux.',
    'runtime.failure.notFound':
      'Ningún Deployment tiene la etiqueta {{label}}.',
    'runtime.failure.controllersNotFound':
      'El clúster ofrece las API de Flux, pero ningún Deployment de un controlador de Flux tiene la etiqueta {{label}}.',
    'runtime.failure.retry': 'Reintentar',
    'runtime.failure.retryCluster': 'Reintentar {{cluster}}',
    'runtime.failure.asking': 'Reintentando…',
    'runtime.summary.clusters_one': '1 clúster',
    'runtime.summary.clusters_other': '{{count}} clústeres',
    'runtime.summary.installations_one': '1 instalación',
    'runtime.summary.installations_other': '{{count}} instalaciones',
    'runtime.summary.versions': 'Versiones: {{versions}}',
    'runtime.summary.version': '{{version}} ({{times}})',
    'runtime.summary.notReady_one': '1 controlador no está listo',
    'runtime.summary.notReady_other': '{{count}} controladores no están listos',
    'runtime.summary.allReady': 'todos los controladores están listos',
    'runtime.summary.failed_one': 'no se pudo leer 1 clúster',
    'runtime.summary.failed_other': 'no se pudieron leer {{count}} clústeres',
    'runtime.summary.waiting_one': '1 clúster aún no ha respondido',
    'runtime.summary.waiting_other':
      '{{count}} clústeres aún no han respondido',
    'bulk.sync': 'Sincronizar la selección',
    'bulk.suspend': 'Suspender la selección',
    'bulk.resume': 'Reanudar la selección',
    'bulk.select': 'Seleccionar {{name}} en {{cluster}}',
    'bulk.selectAll': 'Seleccionar todo',
    'bulk.selected_one': '1 seleccionado',
    'bulk.selected_other': '{{count}} seleccionados',
    'bulk.success_one': '1 de {{total}} se completó.',
    'bulk.success_other': '{{count}} de {{total}} se completaron.',
    'revision.appVersion': 'Versión de la aplicación',
    'revision.app': 'aplicación {{version}}',
    'revision.attempted': 'Último intento',
    'revision.newest': 'La más reciente disponible',
    'revision.trying': 'intentando {{revision}}',
    'revision.tryFailed': '{{revision}} falló',
    'revision.behind': 'por detrás de {{revision}}',
    'revision.behindThat': 'atrasada',
    'revision.commit': 'Commit',
    'revision.commitOn': 'Commit {{commit}} en {{host}}',
    'revision.compare': 'comparar',
    'revision.compareOn': 'Comparar {{from}} con {{to}} en {{host}}',
    'summary.label': 'Estados',
    'summary.count': '{{state}} {{number}}',
    'environments.title': 'Entornos',
    'environments.workload': 'Carga de trabajo',
    'environments.nothing': 'nada aplicado',
    'environments.absent': 'no está aquí',
    'environments.unknown': 'no se sabe',
    'environments.behind': 'por detrás de {{revision}}',
    'environments.behindSince':
      'por detrás de {{revision}}, disponible {{when}}',
    'environments.behindTrying': 'por detrás de {{revision}}, se está probando',
    'environments.behindFailed': 'por detrás de {{revision}}, que falló',
    'environments.newest': 'lo más reciente',
    'environments.differs': 'difiere',
    'environments.incomparable': 'de otra fuente',
    'environments.trying': 'probando {{revision}}',
    'environments.attemptFailed': '{{revision}} falló',
    'environments.why': 'Por qué {{name}} ({{kind}}) es una sola fila',
    'environments.because.name': 'Todos se llaman {{name}}.',
    'environments.because.bareName':
      'Sin el nombre de su entorno se llaman {{name}}.',
    'environments.because.chart':
      'Publican el chart {{chart}} como {{release}}.',
    'environments.because.folder':
      'Aplican una carpeta {{folder}} de {{repository}}.',
    'environments.otherNames': 'También se llaman {{names}}.',
    'environments.showAll': 'Mostrar las {{total}} cargas de trabajo',
    'environments.showFewer': 'Mostrar menos',
    'overview.title': 'Flux',
    'overview.ready': '{{ready}} de {{total}} listos',
    'overview.notReady': 'No listos',
    'overview.because': '{{state}}: {{reason}}',
    'overview.more_one': 'y 1 más',
    'overview.more_other': 'y {{count}} más',
    'overview.moreEnvironments_one': 'y 1 entorno más',
    'overview.moreEnvironments_other': 'y {{count}} entornos más',
    'overview.nothing': 'No se encontró ninguna Kustomization ni HelmRelease',
    'overview.open': 'Abrir Flux',
    'workloads.found':
      'Encontrado a través de sus cargas de trabajo: las etiquetas de Flux en {{workloads}} indican qué las despliega.',
    'workloads.foundMore_one':
      'Encontrado a través de sus cargas de trabajo: las etiquetas de Flux en {{workloads}} y 1 más indican qué las despliega.',
    'workloads.foundMore_other':
      'Encontrado a través de sus cargas de trabajo: las etiquetas de Flux en {{workloads}} y {{count}} más indican qué las despliega.',
    'workloads.lacksProxy':
      'Las cargas de trabajo de esta entidad indican qué las despliega; solo se puede leer con el permiso {{permission}}.',
    'workloads.hint':
      'La etiqueta también puede estar en las cargas de trabajo, como los Deployments: Flux anota en ellas qué las despliega.',
    'workloads.missing':
      'Las cargas de trabajo indican que las despliega {{deployers}}, que no se encuentra en sus clústeres.',
    'workloads.notPermitted':
      'No está permitido leer las cargas de trabajo en: {{clusters}}.',
    'workloads.ask': 'Mirar sus cargas de trabajo',
    'links.of': 'Enlaces de {{name}}',
    'links.inWeaveGitops': '{{name}} en Weave GitOps',
    'rowFacts.interval': 'Intervalo',
    'rowFacts.retryInterval': 'Intervalo tras un fallo',
    'rowFacts.timeout': 'Tiempo límite',
    'rowFacts.drift': 'Detección de desviaciones',
    'rowFacts.driftMode.disabled': 'Desactivada',
    'rowFacts.driftMode.warn': 'Activada: se avisa de las desviaciones',
    'rowFacts.driftMode.enabled': 'Activada: se corrigen las desviaciones',
    'rowFacts.drifted': 'Desviaciones',
    'rowFacts.driftedSince': 'Desde: {{when}}',
    'rowFacts.failures': 'Fallos',
    'rowFacts.gaveUp': '{{action}}: abandonado tras {{tries}} intentos',
    'rowFacts.gaveUpOf': '{{action}}: abandonado tras {{tries}} de {{allowed}}',
    'rowFacts.tries_one': '{{action}}: 1 intento fallido',
    'rowFacts.tries_other': '{{action}}: {{count}} intentos fallidos',
    'rowFacts.triesOf':
      '{{action}}: {{tries}} de {{allowed}} intentos fallidos',
    'rowFacts.failuresInAll_one': '1 fallo en total',
    'rowFacts.failuresInAll_other': '{{count}} fallos en total',
    'rowFacts.lastAction': 'Última acción',
    'rowFacts.actionFailed': '{{action}}: fallida',
    'rowFacts.took': 'Duración: {{duration}}',
    'rowFacts.shard': 'Shard del controlador',
    'details.close': 'Cerrar',
    'details.unknownKind': '{{kind}} no es un tipo de Flux',
    'details.unknownKindMeans':
      'La dirección de esta página nombra un objeto cuyos detalles no se muestran aquí.',
    'details.unknownCluster': 'No existe el clúster {{cluster}}',
    'details.unknownClusterMeans':
      'La dirección de esta página nombra un clúster que no está en la configuración de Kubernetes de Backstage. Puede que se haya quitado o renombrado.',
    'details.lacksProxy':
      'No tiene el permiso {{permission}}, así que solo se muestra lo que la página ya ha leído.',
    'details.notFound': 'No encontrado',
    'details.notFoundMeans':
      'No existe ese objeto en el clúster {{cluster}}. Puede que se haya eliminado o renombrado.',
    'details.deleted': 'Eliminado {{when}}. Este es su último estado conocido.',
    'details.tabs': 'Detalles',
    'details.tab.overview': 'Resumen',
    'details.tab.resources': 'Recursos',
    'details.tab.events': 'Eventos',
    'details.tab.history': 'Historial',
    'details.tab.yaml': 'YAML',
    'details.conditions': 'Condiciones',
    'details.type': 'Tipo',
    'details.reason': 'Motivo',
    'details.message': 'Mensaje',
    'details.lastChange': 'Último cambio',
    'details.outdated': 'de una generación anterior',
    'details.relations': 'Objetos relacionados',
    'details.settings': 'Ajustes',
    'details.labels': 'Etiquetas',
    'details.commands': 'Comandos',
    'blockedBy.title': 'Bloqueado por',
    'blockedBy.missing': 'Falta',
    'blockedBy.cause': 'Causa',
    'blockedBy.unknown': 'No se sabe si esto lo bloquea.',
    'blockedBy.cycle':
      'Se esperan mutuamente: este objeto depende de uno que lo espera.',
    'blockedBy.notAtMyRevision':
      'Listo, pero aún no ha aplicado la revisión más reciente de la fuente común.',
    'blockedBy.rowCause': 'Causa: {{what}} ({{state}})',
    'relation.dependsOn': 'depende de',
    'relation.chart': 'chart',
    'relation.source': 'fuente',
    'relation.include': 'incluye',
    'relation.provider': 'proveedor',
    'relation.managedBy': 'gestionado por',
    'relation.neededBy': 'requerido por',
    'setting.path': 'Ruta',
    'setting.prune': 'Elimina lo que se quitó de la fuente',
    'setting.force': 'Recrea lo que no se puede actualizar',
    'setting.wait': 'Espera las comprobaciones de todos los objetos',
    'setting.healthChecks': 'Comprobaciones de estado',
    'setting.serviceAccount': 'Cuenta de servicio',
    'setting.targetNamespace': 'Espacio de nombres de destino',
    'setting.targetCluster': 'Clúster de destino según',
    'setting.storageNamespace': 'Espacio de nombres de Helm',
    'setting.decryption': 'Descifrado',
    'setting.yes': 'Sí',
    'setting.no': 'No',
    'events.whatTheyAre':
      'Kubernetes conserva los eventos una hora de forma predeterminada, y no se registra todo lo que ocurre.',
    'events.notRead': 'No se pudieron leer los eventos de {{what}}',
    'events.rule':
      'Conceda a la cuenta que Backstage usa en este clúster el derecho a listar eventos en el espacio de nombres {{namespace}}. La ClusterRole view lo contiene.',
    'events.cannotRead': 'No se pueden leer los eventos.',
    'events.last': 'Visto por última vez',
    'events.about': 'Objeto',
    'events.cut': 'Hay más eventos. Solo se muestran los primeros.',
    'events.none':
      'No hay eventos. Kubernetes los conserva una hora de forma predeterminada.',
    'events.count_one': '{{count}} vez',
    'events.count_other': '{{count}} veces',
    'events.first': 'primero {{when}}',
    'events.combined': 'combinado de eventos similares',
    'history.ofManifests':
      'Flux conserva los últimos cinco resultados. Las revisiones con los mismos manifiestos comparten una entrada, y una compilación fallida no tiene ninguna.',
    'history.ofRelease':
      'Estas son las versiones que Flux conserva en el estado: las más recientes. El historial completo está en el almacenamiento de Helm.',
    'history.fromEvents':
      'Este objeto no tiene historial propio. Estas son las revisiones de los eventos que Kubernetes aún conserva, normalmente de la última hora.',
    'history.none':
      'No hay historial: la versión instalada de Flux no lo guarda para este objeto y ningún evento de la última hora nombra una revisión.',
    'history.result': 'Resultado',
    'history.when': 'Cuándo',
    'history.took': 'Duración',
    'history.release': 'versión {{number}}',
    'history.test': 'prueba {{name}}: {{phase}}',
    'history.startedToFail': 'Empezó a fallar aquí',
    'history.lastGood': 'Última correcta',
    'history.times_one': '{{count}} reconciliación',
    'history.times_other': '{{count}} reconciliaciones',
    'yaml.manifest': 'Manifiesto',
    'yaml.spec': 'Metadatos y spec',
    'yaml.status': 'Estado',
    'yaml.values': 'Valores',
    'yaml.valuesFrom':
      'Los valores se combinan en este orden; los posteriores sustituyen a los anteriores y spec.values los sustituye:',
    'yaml.noValues':
      'La release no define valores, así que se aplican los del chart.',
    'yaml.key': 'clave {{key}}',
    'yaml.targetPath': 'en {{path}}',
    'yaml.optional': 'opcional',
    'yaml.secret': 'no se lee porque es un Secret',
    'yaml.download': 'Descargar {{what}}',
    'fleet.title': 'Flux',
    'fleet.runtime': 'Runtime',
    'resources.object': 'Objeto',
    'resources.health': 'Estado de salud',
    'resources.age': 'Creado',
    'resources.search': 'Buscar',
    'resources.namespace': 'Namespace',
    'resources.all': 'Todos',
    'resources.expand': 'Expandir {{name}}',
    'resources.collapse': 'Contraer {{name}}',
    'resources.healthy': '{{healthy}} de {{checked}} en buen estado',
    'resources.notChecked_one':
      '1 objeto fue aplicado y no se comprueba: su tipo no tiene estado de salud.',
    'resources.notChecked_other':
      '{{count}} objetos fueron aplicados y no se comprueban: sus tipos no tienen estado de salud.',
    'resources.byLabels':
      'Esta versión de Flux no indica qué aplicó un release. Estas son las cargas de trabajo con sus etiquetas.',
    'resources.elsewhere':
      'Estos objetos están en el clúster cuyas credenciales están en {{secret}}. No se buscan allí.',
    'resources.unreadable_one': '1 entrada del inventario no es válida.',
    'resources.unreadable_other':
      '{{count}} entradas del inventario no son válidas.',
    'resources.cannotRead': 'No se puede leer cómo están.',
    'resources.none': 'No hay nada aplicado.',
    'resources.noMatch': 'Nada coincide con la búsqueda y los filtros.',
    'resources.cycle': 'Lo que aplicó se muestra arriba.',
    'resources.restarts_one': '1 reinicio',
    'resources.restarts_other': '{{count}} reinicios',
    'resources.nested.reading': 'Leyendo lo que aplicó',
    'resources.nested.empty': 'No hay nada que mostrar de lo que aplicó.',
    'resources.unread': 'No se pudo leer {{kind}}',
    'resources.unreadIn': 'No se pudo leer {{kind}} en {{namespaces}}',
    'resources.rule':
      'Concede a la cuenta que Backstage usa en este clúster el derecho de listar {{plural}} del grupo de API {{group}}. Para los tipos propios de Kubernetes, la ClusterRole view lo contiene.',
    'health.Failed': 'Fallido',
    'health.Missing': 'Falta',
    'health.NotServed': 'Tipo no disponible',
    'health.Terminating': 'Eliminándose',
    'health.Progressing': 'En curso',
    'health.NotPermitted': 'No permitido',
    'health.Unknown': 'Desconocido',
    'health.Reading': 'Leyendo',
    'health.Suspended': 'Suspendido',
    'health.Elsewhere': 'En otro clúster',
    'health.NotChecked': 'Aplicado, sin comprobar',
    'health.Healthy': 'En buen estado',
    'health.waits.created': '{{have}} de {{want}} creados',
    'health.waits.updated': '{{have}} de {{want}} actualizados',
    'health.waits.available': '{{have}} de {{want}} disponibles',
    'health.waits.ready': '{{have}} de {{want}} listos',
    'health.waits.scheduled': '{{have}} de {{want}} planificados',
    'health.waits.removed': '{{have}} presentes, {{want}} deseados',
    'health.waits.succeeded': '{{have}} de {{want}} con éxito',
    'health.waits.observation':
      'Su controlador aún no ha visto la spec más reciente',
    'health.waits.rollout': 'El despliegue no ha terminado',
    'health.waits.address': 'Espera una dirección',
    'health.waits.volume': 'Espera un volumen',
    'why.title': 'Por qué',
    'why.headline.terminating':
      '{{about}} se está eliminando y espera a {{finalizers}}.',
    'why.headline.deleting': '{{about}} se está eliminando.',
    'why.headline.suspended': '{{about}} está suspendido.',
    'why.headline.suspendedBy': '{{who}} suspendió {{about}}.',
    'why.headline.controller':
      '{{about}} no se reconcilia porque {{controller}} no está en marcha: {{reason}}.',
    'why.headline.noController':
      '{{about}} no se reconcilia porque el clúster no tiene ningún {{controller}} para él.',
    'why.headline.blocked': '{{about}} espera a {{by}}: {{reason}}.',
    'why.headline.blockedAlone': '{{about}} espera a {{by}}.',
    'why.headline.blockedMissing': '{{about}} espera a {{by}}, que no existe.',
    'why.headline.cycle':
      '{{about}} se espera a sí mismo: depende de {{by}} en círculo.',
    'why.headline.notAtMyRevision':
      '{{about}} espera a que {{by}} haya aplicado la misma revisión.',
    'why.headline.source':
      '{{about}} no recibe nada de la fuente {{by}}: {{reason}}.',
    'why.headline.refused.rbac':
      '{{what}} fue rechazado: a la cuenta que Flux usa para ello le falta un permiso.',
    'why.headline.refused.admission':
      'La política {{policy}} rechazó {{what}}.',
    'why.headline.refused.webhookFailed':
      '{{what}} fue rechazado porque no se pudo llamar al webhook {{policy}}.',
    'why.headline.refused.quota':
      '{{what}} fue rechazado porque supera una cuota.',
    'why.headline.refused.validation':
      '{{what}} fue rechazado porque no es válido.',
    'why.headline.container':
      '{{object}} no está sano: {{reason}} en el contenedor {{container}} del pod {{pod}}.',
    'why.headline.pod': '{{object}} no está sano: {{reason}} (pod {{pod}}).',
    'why.headline.unhealthy': '{{object}} no está sano: {{reason}}.',
    'why.headline.missing': '{{object}} falta en el clúster.',
    'why.headline.notServed': 'El clúster no ofrece el tipo de {{object}}.',
    'why.headline.named': '{{about}} falla en {{object}}: {{reason}}.',
    'why.headline.own.failed': '{{about}} ha fallado: {{reason}}.',
    'why.headline.own.stalled':
      '{{about}} ha fallado y no se vuelve a intentar: {{reason}}.',
    'why.headline.own.waiting': '{{about}} espera: {{reason}}.',
    'why.headline.own.reconciling': '{{about}} tarda más que su tiempo límite.',
    'why.headline.own.unknown': '{{about}} aún no se ha reconciliado.',
    'why.headline.own.other': '{{about}}: {{state}}.',
    'why.step.terminating': 'Se está eliminando',
    'why.step.suspended': 'Suspendido',
    'why.step.controller': 'Controlador',
    'why.step.source': 'Fuente',
    'why.step.own': 'Lo que dice él mismo',
    'why.step.object': 'Objeto aplicado',
    'why.step.pod': 'Pod',
    'why.step.event': 'Evento',
    'why.step.since': 'Desde cuándo',
    'why.steps': 'Cómo se sabe',
    'why.wholeMessage': 'El mensaje completo está abajo, en Estado.',
    'why.inTab': '{{tab}}: {{what}}',
    'why.container': 'contenedor {{name}}',
    'why.exitCode': 'código de salida {{code}}',
    'why.signal': 'señal {{signal}}',
    'why.notFound': 'No está entre los controladores de Flux',
    'why.shard': 'shard {{shard}}',
    'why.reading': 'Leyendo: {{parts}}',
    'why.unread': 'Sin leer: {{parts}}',
    'why.ruleGet':
      'Conceda a la cuenta que Backstage usa en este clúster los permisos get y list sobre {{plural}} del grupo de API {{group}}.',
    'why.part.controller': 'controladores de Flux',
    'why.part.blockers': 'lo que espera',
    'why.part.source': 'su fuente',
    'why.part.resources': 'lo que aplicó',
    'why.part.pods': 'pods',
    'why.part.events': 'eventos',
    'why.part.history': 'historial',
    'why.advice.service-account-rights':
      'Dé a la cuenta de servicio que Flux usa aquí (spec.serviceAccountName) el permiso que nombra el mensaje.',
    'why.advice.policy':
      'Cambie el manifiesto para que la política lo acepte, o pida una excepción a sus responsables.',
    'why.advice.webhook-down':
      'Compruebe que los pods del webhook estén en marcha y que el servidor de API llegue a ellos; Flux lo intentará de nuevo.',
    'why.advice.webhook-dry-run':
      'Ponga sideEffects del webhook en None o NoneOnDryRun: Flux aplica todo primero como simulación.',
    'why.advice.pod-security':
      'Defina el securityContext que pide el mensaje, o cambie la etiqueta de Pod Security del espacio de nombres.',
    'why.advice.quota':
      'Reduzca requests, limits o réplicas, elimine lo que sobre o pida que amplíen la ResourceQuota.',
    'why.advice.missing-kind':
      'Instale antes la CRD de este tipo y haga que este objeto la espere con spec.dependsOn.',
    'why.advice.immutable-field':
      'Deshaga el cambio o haga que el objeto se vuelva a crear: con spec.force, o spec.upgrade.force en un HelmRelease.',
    'why.advice.invalid-manifest':
      'Corrija en el manifiesto el campo que nombra el mensaje.',
    'why.advice.decryption':
      'Compruebe que el Secret de spec.decryption contenga la clave con la que se cifró el archivo.',
    'why.advice.substitution':
      'Defina la variable que falta en spec.postBuild, o escriba $$ para un signo de dólar literal.',
    'why.advice.missing-path':
      'Corrija spec.path o añada la carpeta: esta revisión de la fuente no la tiene.',
    'why.advice.helm-locked':
      'Espere a que termine la otra operación; si se interrumpió, revierta la versión con helm rollback.',
    'why.advice.health-timeout':
      'Vea qué objetos no están sanos y por qué; si solo necesitan más tiempo, aumente spec.timeout.',
    'why.advice.retries-exhausted':
      'Corrija la causa y súbala, o inténtelo igual de nuevo con Sincronizar, Restablecer.',
    'why.advice.rollback-target':
      'Corrija el chart o sus valores y súbalo: no hay ninguna versión anterior buena a la que volver.',
    'why.advice.source-credentials':
      'Compruebe las credenciales del Secret de spec.secretRef: pueden faltar, haber caducado o no permitir leer.',
    'why.advice.host-key':
      'Ponga la clave de host actual del servidor en known_hosts del Secret de spec.secretRef.',
    'why.advice.missing-ref':
      'Corrija la rama, etiqueta, versión o commit en spec.ref: el repositorio no lo tiene.',
    'why.advice.missing-chart-version':
      'Corrija la versión del chart o publíquela: el repositorio no la tiene.',
    'why.advice.source-not-found':
      'Corrija spec.url, o use credenciales que puedan leerlo.',
    'why.advice.rate-limit':
      'Use credenciales con un límite mayor, un spec.interval más largo o una réplica del registro.',
    'why.advice.unreachable':
      'Compruebe la dirección y que el clúster llegue a ella: DNS, proxy, políticas de red, certificados.',
    'why.advice.cross-namespace':
      'Mueva la fuente al espacio de nombres de este objeto: Flux no permite aquí referencias a otros.',
    'why.advice.signature':
      'Firme el artefacto con una clave o identidad en la que confíe spec.verify, o añada allí su clave.',
    'why.advice.image-pull':
      'Compruebe el nombre y la etiqueta de la imagen, y que el clúster pueda descargarla (imagePullSecrets).',
    'why.advice.crash':
      'Lea las últimas líneas del registro del contenedor (kubectl logs --previous) y corrija lo que lo termina.',
    'why.advice.out-of-memory':
      'Aumente el límite de memoria del contenedor, o haga que necesite menos.',
    'why.advice.unschedulable':
      'Reduzca los requests, cambie selectores o tolerancias de nodos, o añada nodos, según el mensaje.',
    'why.advice.container-config':
      'Cree el ConfigMap o Secret, o la clave en él, que nombra el mensaje.',
    'why.advice.probe':
      'Vea por qué el contenedor no responde a su sonda, o dele más tiempo para arrancar.',
    'why.advice.volume':
      'Compruebe que exista el volumen, la clase de almacenamiento, el ConfigMap o el Secret que nombra el mensaje.',
    'why.advice.missing-service-account':
      'Cree la cuenta de servicio que nombra el mensaje, o corrija su nombre.',
  },
});
