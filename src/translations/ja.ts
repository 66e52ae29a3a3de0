import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { messagesRef, type FluxMessages } from './messages';

/** Japanese, which has no plural: messages for one are never shown. */
export default createTranslationMessages<'flux', FluxMessages, true>({
  ref: messagesRef,
  full: true,
  messages: {
    'card.deployments': 'デプロイ',
    'card.sources': 'ソース',
    'card.helmReleases': 'Helm Releases',
    'card.kustomizations': 'Kustomizations',
    'card.gitRepositories': 'Git Repositories',
    'card.ociRepositories': 'OCI Repositories',
    'card.helmRepositories': 'Helm Repositories',
    'card.imagePolicies': 'Image Policies',
    'card.refresh': '更新',
    'card.tryAgain': '再試行',
    'column.kind': 'Kind',
    'column.name': '名前',
    'column.repo': 'リポジトリ',
    'column.source': 'ソース',
    'column.revision': 'リビジョン',
    'column.verified': '検証',
    'column.provider': 'プロバイダー',
    'column.url': 'URL',
    'column.artifact': 'アーティファクト',
    'column.imagePolicy': 'Image Policy',
    'column.imageRepository': 'Image Repository',
    'column.latestImage': '最新イメージ',
    'column.status': 'ステータス',
    'column.updated': '更新日時',
    'column.actions': '操作',
    'column.cluster': 'クラスター',
    'column.namespace': 'Namespace',
    'table.filterList': 'フィルター一覧',
    'table.filters': 'フィルター',
    'table.clearFilters': 'すべてクリア',
    'table.allValues': 'すべての結果',
    'table.search': '検索',
    'table.clearSearch': '検索をクリア',
    'table.chooseColumns': '列を選択',
    'table.addOrRemoveColumns': '列の表示・非表示',
    'table.nothingMatches': '検索とフィルターに一致するものはありません。',
    'table.rowsPerPage': '1 ページの行数',
    'table.rows': '行',
    'table.displayedRows': '{{from}}～{{to}} / 全 {{count}} 件',
    'table.firstPage': '最初のページ',
    'table.previousPage': '前のページ',
    'table.nextPage': '次のページ',
    'table.lastPage': '最後のページ',
    'name.cluster': 'クラスター: {{cluster}}',
    'name.deploysTo': 'デプロイ先: {{target}}',
    'name.targetNamespace': 'Namespace {{namespace}}',
    'name.storageNamespace': 'Helm の保存先: {{namespace}}',
    'name.usedBy': '{{users}} が使用',
    'name.usedByMore_one': '{{users}} 他 {{count}} 件が使用',
    'name.usedByMore_other': '{{users}} 他 {{count}} 件が使用',
    'name.unknown': '不明',
    'name.ambiguousCluster':
      '{{cluster}} という名前のクラスターが 2 つあります',
    'chart.failed': '{{chart}} (失敗)',
    'chart.testsFailed': '{{chart}} (テスト失敗)',
    'chart.notInstalled': '{{chart}} (未インストール)',
    'chart.underWay': '{{chart}} (処理中)',
    'chart.lastGood': '最後に正常: {{version}}',
    'chart.attemptFailed': '{{version}} は失敗',
    'updated.reconciled': '{{when}}にリコンサイル',
    'updated.changedAt': '最終変更: {{when}}',
    'updated.reconciledAt':
      '最終リコンサイル: {{when}}。最後に変更された日時は不明です。',
    'state.Ready': '準備完了',
    'state.Reconciling': 'リコンサイル中',
    'state.Waiting': '待機中',
    'state.Failed': '失敗',
    'state.Stalled': '停滞',
    'state.Suspended': '一時停止中',
    'state.Terminating': '削除中',
    'state.Unknown': '不明',
    'status.ready.reconciling': '現在リコンサイル中',
    'status.ready.drifted': 'リリースされた内容からドリフトしています',
    'status.ready.source': 'ソース {{source}}: {{state}}',
    'status.failed.retrying': '自動的に再試行します',
    'status.failed.tryingAgain': '現在再試行中',
    'status.notReconciledYet': 'まだリコンサイルされていません',
    'status.since': '{{when}}から',
    'status.lastTried': '最後の試行: {{when}}',
    'status.lastSucceeded': '最後の成功: {{when}}',
    'status.suspendedBy': '{{who}} が一時停止',
    'status.suspendedByUndated':
      '{{who}} が一時停止 (日付のないアノテーションによる)',
    'status.suspendedByManager':
      'フィールドマネージャー {{manager}} が一時停止 (ユーザーは不明)',
    'status.suspendedSince': '{{when}}に一時停止',
    'status.suspendedOrEarlier': '{{when}}、またはそれ以前に一時停止',
    'status.suspendedBecause': '理由: {{why}}',
    'status.suspensionUndone':
      '{{applier}} が次回のリコンサイルでこれを元に戻します',
    'status.suspendedAgain':
      'ここで再開しても、{{applier}} によって再び一時停止されます',
    'status.maybeSuspendedAgain':
      'ここで再開しても、{{applier}} によって再び一時停止される可能性があります',
    'status.beforeSuspension': '最後に確認された状態: {{state}}',
    'status.deletionRequested': '{{when}}に削除を要求',
    'status.heldBy_one': 'ファイナライザー {{finalizers}} を待っています',
    'status.heldBy_other': 'ファイナライザー {{finalizers}} を待っています',
    'status.orphaned': '一時停止中は、デプロイしたリソースは削除されません',
    'status.waitingFor': '{{what}} を待っています',
    'status.showAll': 'すべて表示',
    'status.showLess': '一部のみ表示',
    'status.showAllOf': '{{name}} のステータスをすべて表示',
    'status.showLessOf': '{{name}} のステータスを一部のみ表示',
    'verification.verified': '検証済み',
    'verification.failed': '失敗',
    'verification.pending': '保留中',
    'verification.ignored': '強制なし',
    'verification.unknown': '不明',
    'verification.unknownWhy':
      '結果はリリースの HelmChart にありますが、読み取れませんでした。',
    'verification.of': '{{word}}: {{name}} の検証',
    'verification.provider': 'プロバイダー',
    'verification.mode': 'モード',
    'verification.signed': '署名対象: {{what}}',
    'verification.key': '鍵',
    'verification.reason': '理由',
    'verification.message': 'メッセージ',
    'verification.ignoredTerm': '強制なし',
    'verification.ignoredWhy':
      '検証は設定されていますが、信頼ポリシーは監査のみです。ソースが署名されているかどうかはわかりません。',
    'artifact.of': '{{revision}}: {{name}} のアーティファクト',
    'artifact.revision': 'リビジョン',
    'artifact.digest': 'ダイジェスト',
    'artifact.originRevision': '元のリビジョン',
    'artifact.originSource': '元のソース',
    'artifact.stored': '保存日時',
    'image.of': '{{image}}: {{name}} の最新イメージ',
    'image.latest': '最新イメージ',
    'image.previous': '以前のイメージ',
    'image.before': '以前: {{image}}',
    'image.open': 'レジストリで開く',
    'facts.copy': '{{term}}をコピー',
    'facts.copied': 'コピーしました',
    'failures.title_one':
      '{{total}} 個中 {{count}} 個のクラスターを読み取れませんでした: {{clusters}}',
    'failures.title_other':
      '{{total}} 個中 {{count}} 個のクラスターを読み取れませんでした: {{clusters}}',
    'failures.cluster': '{{cluster}}: {{meaning}}',
    'failures.details': '詳細',
    'failures.hideDetails': '詳細を隠す',
    'failures.allKinds': 'すべての Kind',
    'failures.shownSince': '表示されている行は{{when}}のものです。',
    'failures.said': '応答の内容:',
    'failures.status': 'HTTP ステータス {{statusCode}}',
    'meaning.notPermitted': '許可されていません',
    'meaning.notSignedIn': 'クラスターにサインインしていません',
    'meaning.unreachable': '到達できません',
    'meaning.noAnswer': 'まだ応答がありません',
    'meaning.malformed': '応答の形式が不正です',
    'meaning.ambiguousCluster': 'クラスター名が一意ではありません',
    'meaning.anotherObject': '現在は別のオブジェクトの名前です',
    'meaning.unexpected': '予期しない応答です',
    'meaning.notInstalled': 'インストールされていません',
    'meaning.backendMissing': 'Kubernetes バックエンドがありません',
    'advice.notPermitted':
      'Backstage がこのクラスターで使うアカウントに、これらの Kind を list する権限を与えてください。たとえば ClusterRole flux-view-flux-system にバインドします。',
    'advice.notSignedIn':
      'クラスターが認証情報を拒否しました。もう一度サインインするか、Backstage の Kubernetes 設定にある認証情報の更新を管理者に依頼してください。',
    'advice.unreachable':
      'クラスターが稼働していること、Backstage のバックエンドからその API サーバーに到達できることを確認してください。',
    'advice.noAnswer':
      'API サーバーが遅いか、応答していません。応答があり次第、行が表示されます。',
    'advice.ambiguousCluster':
      'Backstage の Kubernetes 設定で、各クラスターに固有の名前を付けてください。プロキシは常に最初のクラスターを使います。',
    'advice.malformed':
      'プロキシまたはログインページが API サーバーの代わりに応答した可能性があります。Kubernetes 設定にあるクラスターの URL を確認してください。',
    'advice.unexpected':
      '詳しくは Backstage のバックエンドのログを確認してください。',
    'error.title': 'Flux リソースを読み取れませんでした',
    'error.shownSince': '表示中のデータは{{when}}のものです。',
    'error.permission': '権限 {{permission}} がありません。',
    'error.advice.notPermitted':
      'この Backstage の管理者にこの権限を依頼してください。',
    'error.advice.notSignedIn':
      'Backstage にサインインしてください。サインイン済みの場合は、Kubernetes バックエンドがセッションのトークンを受け付けていない可能性があります。',
    'error.advice.unreachable':
      '接続と、Backstage のバックエンドが稼働していることを確認してください。',
    'error.advice.noAnswer':
      'いずれかのクラスターが応答を遅らせている可能性があります。要求は自動的に繰り返されます。',
    'error.advice.malformed':
      'Kubernetes バックエンドのバージョンとログを確認してください。',
    'error.advice.backendMissing':
      '@backstage/plugin-kubernetes-backend をインストールし、クラスターを設定してください。',
    'error.advice.unexpected':
      '詳しくは Backstage のバックエンドのログを確認してください。',
    'empty.title': '{{kinds}} が見つかりません',
    'empty.description':
      'このエンティティのラベルを持つリソースは、どのクラスターにもありません。エンティティに属するリソースに次のラベルを付けてください:',
    'empty.selector':
      'このエンティティのラベルセレクターに一致するリソースは、どのクラスターにもありません:',
    'empty.notInstalledTitle': 'Flux がインストールされていません',
    'empty.notInstalled': '{{kinds}} を提供するクラスターはありません。',
    'empty.noClustersTitle': 'クラスターがありません',
    'empty.noClusters':
      'この Backstage の Kubernetes プラグインにはクラスターが設定されていません。',
    'sources.lacksProxy':
      'このエンティティのラベルを持つソースだけを表示しています。デプロイが使うその他のソースを表示するには、権限 {{permission}} が必要です。',
    'selection.title':
      'このエンティティのアノテーション {{annotation}} は使用できません',
    'selection.tooLong':
      '"{{value}}" はラベルの値にできません: {{length}} 文字ありますが、63 文字までです。',
    'selection.character':
      '"{{value}}" はラベルの値にできません: "{{character}}" は使えません。使えるのは英数字、"-"、"_"、"." だけです。',
    'selection.ends':
      '"{{value}}" はラベルの値にできません: 先頭と末尾は英数字でなければなりません。',
    'selection.syntax':
      '"{{value}}" はラベルセレクターではありません: "{{found}}" の位置が正しくありません。',
    'selection.incomplete':
      '"{{value}}" はラベルセレクターではありません: 末尾が不完全です。',
    'selection.key':
      '"{{value}}" はラベルセレクターではありません: "{{key}}" はラベルの名前にできません。',
    'selection.noValues':
      '"{{value}}" はラベルセレクターではありません: "{{key}}" の後の括弧の中に値がありません。',
    'selection.number':
      '"{{value}}" はラベルセレクターではありません: "{{key}}" が整数でないものと比較されています。',
    'selection.namespace': '"{{value}}" は Namespace の名前にできません。',
    'permission.title': '権限が必要です',
    'permission.description':
      'Flux リソースを表示するには、Backstage で権限 {{permissions}} が必要です。管理者に依頼してください。',
    'pluginMissing.title': 'Kubernetes プラグインがありません',
    'pluginMissing.description':
      'Flux プラグインは Kubernetes プラグインを通じてクラスターにアクセスします。このアプリに @backstage/plugin-kubernetes を、バックエンドに @backstage/plugin-kubernetes-backend をインストールしてください。',
    'actions.sync': '{{name}} を同期',
    'actions.syncHow': '{{name}} のその他の同期方法',
    'actions.suspend': '{{name}} を一時停止',
    'actions.resume': '{{name}} を再開',
    'actions.resumeDeletes': '{{name}} を再開し、デプロイしたリソースを削除',
    'actions.syncing': '同期中',
    'actions.syncingSource': '{{source}} を同期中',
    'actions.suspending': '一時停止しています',
    'actions.resuming': '再開しています',
    'actions.onCluster': '{{cluster}} の {{name}}',
    'actions.ofKind': '{{name}} ({{kind}})',
    'syncMenu.withSource': 'ソースも同期',
    'syncMenu.withSourceHint': '先にソースを取得してからリコンサイルします',
    'syncMenu.withoutSource': 'ソースなしで同期',
    'syncMenu.withoutSourceHint':
      '取得済みのアーティファクトでリコンサイルします',
    'syncMenu.force': '強制',
    'syncMenu.forceHint':
      '変更がなくても、一度インストールまたはアップグレードします',
    'syncMenu.reset': 'リセット',
    'syncMenu.resetHint': '失敗の記録を消して、もう一度試します',
    'suspendDialog.title_one': '{{name}} を一時停止しますか?',
    'suspendDialog.title_other': '{{count}} 個のリソースを一時停止しますか?',
    'suspendDialog.explanation':
      '再開するまで Flux はリコンサイルしません。デプロイ済みのリソースはそのまま残ります。',
    'suspendDialog.undone':
      '{{name}} は {{applier}} によって適用されており、次回のリコンサイルで元に戻されます。',
    'suspendDialog.maybeUndone':
      '{{name}} は {{applier}} によって適用されており、次回のデプロイで元に戻される可能性があります。',
    'suspendDialog.reason': '理由 (任意)',
    'suspendDialog.cancel': 'キャンセル',
    'suspendDialog.confirm': '一時停止',
    'disabled.readOnly': '読み取り専用モードが有効です',
    'disabled.proxy': '権限 {{permission}} がありません',
    'disabled.patch':
      'Backstage が {{cluster}} で使うアカウントには、{{namespace}} の {{resource}} を patch する権限がありません',
    'disabled.suspended': '一時停止中です。同期するには再開してください',
    'disabled.terminating': '削除中です',
    'disabled.terminatingOrphans':
      '削除中です。今一時停止すると、デプロイしたリソースは削除されません。',
    'disabled.asking': '権限を確認しています',
    'outcome.synced': '{{name}}: {{message}}',
    'outcome.suspended': '{{name}} を一時停止しました',
    'outcome.resumed': '{{name}} を再開しました',
    'outcome.failed': '{{name}} {{state}}: {{message}}',
    'outcome.stillSays':
      '{{name}} はリコンサイルされましたが、Flux の状態は {{state}} のままです: {{message}}',
    'outcome.sourceFailed':
      '{{name}} は同期されませんでした: {{source}} {{state}}: {{message}}',
    'outcome.sourceSuspended':
      '{{name}} は同期されませんでした: ソース {{source}} は一時停止中です。再開するか、ソースなしで同期してください。',
    'outcome.refused': '{{action}}: 失敗しました。{{message}}',
    'outcome.refusedSource':
      '{{action}}: {{source}} で失敗しました。{{message}}',
    'outcome.forbidden':
      '{{message}} 必要な権限: apiGroups: ["{{group}}"], resources: ["{{resource}}"], verbs: ["patch"]',
    'outcome.denied':
      '{{message}} クラスターのポリシーによって拒否されました。権限の不足ではありません。',
    'outcome.webhookFailed':
      '{{message}} クラスターの Webhook による承認が必要ですが、Webhook を呼び出せませんでした。後でもう一度お試しください。',
    'outcome.suspendedMeanwhile':
      '{{name}} はリコンサイルされる前に一時停止されました',
    'outcome.deletedMeanwhile':
      '{{name}} はリコンサイルされる前に削除されました',
    'outcome.deleted': '{{name}} と、それがデプロイしたものを削除しました',
    'outcome.deletedAlone': '{{name}} を削除しました',
    'outcome.timedOut':
      '{{name}} は 5 分以内にリコンサイルされませんでした。この後 Flux が行う可能性はあります。',
    'outcome.overtaken':
      '後の要求があなたの要求を置き換えました。これはその結果です。',
    'outcome.notPermitted':
      'ソース {{source}} は、許可されていないため同期されませんでした: {{message}}',
    'outcome.deniedSource':
      'ソース {{source}} は、クラスターのポリシーに拒否されたため同期されませんでした: {{message}}',
    'outcome.notReconcilable':
      'ソース {{source}} は同期されませんでした: 要求に応じてリコンサイルすることはできません。',
    'outcome.missing': 'ソース {{source}} は存在しません。',
    'outcome.sourceTimedOut':
      'ソース {{source}} は時間内にリコンサイルされませんでした。',
    'runtime.pageTitle': 'Flux ランタイム',
    'runtime.title': 'Flux ランタイム',
    'runtime.column.cluster': 'クラスター',
    'runtime.column.namespace': 'Namespace',
    'runtime.column.version': 'バージョン',
    'runtime.column.components': '利用可能なコンポーネント',
    'runtime.column.update': 'Flux の更新',
    'runtime.column.method': 'インストール方法',
    'runtime.column.removedApis': '削除された API',
    'runtime.column.health': '健全性',
    'runtime.health.ready': '準備完了',
    'runtime.health.notReady': '準備未完了',
    'runtime.health.notFound': 'Flux が見つかりません',
    'runtime.health.controllersNotFound': 'コントローラーが見つかりません',
    'runtime.health.waiting': '応答待ち',
    'runtime.health.failed': '読み取り失敗',
    'runtime.method.bootstrap': 'flux bootstrap',
    'runtime.method.cli': 'flux install',
    'runtime.method.helm': 'Helm チャート',
    'runtime.method.operator': 'Flux Operator',
    'runtime.method.other': 'その他',
    'runtime.unknownVersion': '不明',
    'runtime.component.ready': '準備完了',
    'runtime.component.notReady': '準備未完了',
    'runtime.component.replicas': '{{wanted}} 個中 {{ready}} 個が準備完了',
    'runtime.component.shard': 'シャード {{shard}}',
    'runtime.component.scaledToZero': 'レプリカ数が 0 です',
    'runtime.component.notStartedYet': 'まだ起動していません',
    'runtime.update.available': '更新があります',
    'runtime.update.upToDate': '最新',
    'runtime.update.newest': '最新: {{version}}',
    'runtime.update.unsupported': 'サポート終了',
    'runtime.removed.goneIn_one': '{{count}} 個が Flux {{release}} で削除',
    'runtime.removed.goneIn_other': '{{count}} 個が Flux {{release}} で削除',
    'runtime.removed.term': 'Flux {{release}} で削除',
    'runtime.removed.of': '{{name}} の API バージョン',
    'runtime.failure.waiting': '応答を待っています',
    'runtime.failure.failed': '読み取れませんでした: {{meaning}}',
    'runtime.failure.notPermitted':
      'Backstage がこのクラスターで使うアカウントに、Deployment を list する権限を与えてください。すべての Namespace、または Flux のある Namespace が対象です。',
    'runtime.failure.notFound':
      'ラベル {{label}} を持つ Deployment がありません。',
    'runtime.failure.controllersNotFound':
      'クラスターは Flux の API を提供していますが、ラベル {{label}} を持つ Flux コントローラーの Deployment がありません。',
    'runtime.failure.retry': '再試行',
    'runtime.failure.retryCluster': '{{cluster}} を再試行',
    'runtime.failure.asking': '再試行しています…',
    'runtime.summary.clusters_one': '{{count}} クラスター',
    'runtime.summary.clusters_other': '{{count}} クラスター',
    'runtime.summary.installations_one': '{{count}} インストール',
    'runtime.summary.installations_other': '{{count}} インストール',
    'runtime.summary.versions': 'バージョン: {{versions}}',
    'runtime.summary.version': '{{version}} ({{times}})',
    'runtime.summary.notReady_one': '準備未完了のコントローラー {{count}} 個',
    'runtime.summary.notReady_other': '準備未完了のコントローラー {{count}} 個',
    'runtime.summary.allReady': 'すべてのコントローラーが準備完了',
    'runtime.summary.failed_one': '読み取れなかったクラスター {{count}} 個',
    'runtime.summary.failed_other': '読み取れなかったクラスター {{count}} 個',
    'runtime.summary.waiting_one': '応答待ちのクラスター {{count}} 個',
    'runtime.summary.waiting_other': '応答待ちのクラスター {{count}} 個',
    'bulk.sync': '選択したものを同期',
    'bulk.suspend': '選択したものを一時停止',
    'bulk.resume': '選択したものを再開',
    'bulk.select': '{{cluster}} の {{name}} を選択',
    'bulk.selectAll': 'すべて選択',
    'bulk.selected_one': '{{count}} 件を選択中',
    'bulk.selected_other': '{{count}} 件を選択中',
    'bulk.success_one': '{{total}} 件中 {{count}} 件が成功しました。',
    'bulk.success_other': '{{total}} 件中 {{count}} 件が成功しました。',
    'revision.appVersion': 'アプリのバージョン',
    'revision.app': 'アプリ {{version}}',
    'revision.attempted': '最後に試したもの',
    'revision.newest': '利用可能な最新',
    'revision.trying': '{{revision}} を試行中',
    'revision.tryFailed': '{{revision}} は失敗',
    'revision.behind': '{{revision}} より遅れています',
    'revision.behindThat': '遅れています',
    'revision.commit': 'コミット',
    'revision.commitOn': '{{host}} のコミット {{commit}}',
    'revision.compare': '比較',
    'revision.compareOn': '{{host}} で {{from}} と {{to}} を比較',
    'summary.label': '状態',
    'summary.count': '{{state}} {{number}}',
    'environments.title': '環境',
    'environments.workload': 'ワークロード',
    'environments.nothing': '何も適用されていません',
    'environments.absent': 'ここにはありません',
    'environments.unknown': '不明',
    'environments.behind': '{{revision}} より古い',
    'environments.behindSince': '{{revision}} より古い（{{when}}に公開）',
    'environments.behindTrying': '{{revision}} より古い（試行中）',
    'environments.behindFailed': '{{revision}} より古い（失敗）',
    'environments.newest': '最新',
    'environments.differs': '異なります',
    'environments.incomparable': '別のソースから',
    'environments.trying': '{{revision}} を試行中',
    'environments.attemptFailed': '{{revision}} は失敗',
    'environments.why': '{{name}}（{{kind}}）が 1 行である理由',
    'environments.because.name': 'すべて {{name}} という名前です。',
    'environments.because.bareName': '環境名を除くと {{name}} という名前です。',
    'environments.because.chart':
      'チャート {{chart}} を {{release}} としてリリースしています。',
    'environments.because.folder':
      '{{repository}} のフォルダー {{folder}} を適用しています。',
    'environments.otherNames': '別名: {{names}}。',
    'environments.showAll': '{{total}} 件のワークロードをすべて表示',
    'environments.showFewer': '表示を減らす',
    'overview.title': 'Flux',
    'overview.ready': '{{total}} 件中 {{ready}} 件が準備完了',
    'overview.notReady': '準備未完了',
    'overview.because': '{{state}}: {{reason}}',
    'overview.more_one': 'ほか 1 件',
    'overview.more_other': 'ほか {{count}} 件',
    'overview.moreEnvironments_one': 'ほか 1 環境',
    'overview.moreEnvironments_other': 'ほか {{count}} 環境',
    'overview.nothing': 'Kustomization も HelmRelease も見つかりません',
    'overview.open': 'Flux を開く',
    'workloads.found':
      'ワークロードから検出：{{workloads}} に付いた Flux のラベルが、デプロイ元を示しています。',
    'workloads.foundMore_one':
      'ワークロードから検出：{{workloads}} とほか 1 件に付いた Flux のラベルが、デプロイ元を示しています。',
    'workloads.foundMore_other':
      'ワークロードから検出：{{workloads}} とほか {{count}} 件に付いた Flux のラベルが、デプロイ元を示しています。',
    'workloads.lacksProxy':
      'このエンティティのワークロードはデプロイ元を示していますが、読み取るには権限 {{permission}} が必要です。',
    'workloads.hint':
      'ラベルは Deployment などのワークロードに付いていてもかまいません。Flux はそこにデプロイ元を記録します。',
    'workloads.missing':
      'ワークロードがデプロイ元として示す {{deployers}} は、同じクラスターに見つかりません。',
    'workloads.notPermitted':
      'ワークロードの読み取りが許可されていないクラスター：{{clusters}}。',
    'workloads.ask': 'ワークロードを調べる',
    'links.of': '{{name}} のリンク',
    'links.inWeaveGitops': 'Weave GitOps の {{name}}',
    'rowFacts.interval': '間隔',
    'rowFacts.retryInterval': '失敗後の間隔',
    'rowFacts.timeout': 'タイムアウト',
    'rowFacts.drift': 'ドリフト検出',
    'rowFacts.driftMode.disabled': 'オフ',
    'rowFacts.driftMode.warn': 'オン：ドリフトを報告',
    'rowFacts.driftMode.enabled': 'オン：ドリフトを修正',
    'rowFacts.drifted': 'ドリフト',
    'rowFacts.driftedSince': '発生：{{when}}',
    'rowFacts.failures': '失敗',
    'rowFacts.gaveUp': '{{action}}：{{tries}} 回で断念',
    'rowFacts.gaveUpOf': '{{action}}：{{allowed}} 回中 {{tries}} 回で断念',
    'rowFacts.tries_one': '{{action}}：{{count}} 回失敗',
    'rowFacts.tries_other': '{{action}}：{{count}} 回失敗',
    'rowFacts.triesOf': '{{action}}：{{allowed}} 回中 {{tries}} 回失敗',
    'rowFacts.failuresInAll_one': '合計 {{count}} 回失敗',
    'rowFacts.failuresInAll_other': '合計 {{count}} 回失敗',
    'rowFacts.lastAction': '最後の操作',
    'rowFacts.actionFailed': '{{action}}：失敗',
    'rowFacts.took': '所要時間：{{duration}}',
    'rowFacts.shard': 'コントローラーのシャード',
    'details.close': '閉じる',
    'details.unknownKind': '{{kind}} は Flux の種類ではありません',
    'details.unknownKindMeans':
      'このページのアドレスは、ここでは詳細を表示しないオブジェクトを指しています。',
    'details.unknownCluster': 'クラスター {{cluster}} はありません',
    'details.unknownClusterMeans':
      'このページのアドレスは、Backstage の Kubernetes 設定にないクラスターを指しています。削除または名前変更された可能性があります。',
    'details.lacksProxy':
      '権限 {{permission}} がないため、ページがすでに読み取った内容だけを表示しています。',
    'details.notFound': '見つかりません',
    'details.notFoundMeans':
      'クラスター {{cluster}} にこのオブジェクトはありません。削除または名前変更された可能性があります。',
    'details.deleted':
      '削除済み（{{when}}）。最後に確認された状態を表示しています。',
    'details.tabs': '詳細',
    'details.tab.overview': '概要',
    'details.tab.resources': 'リソース',
    'details.tab.events': 'イベント',
    'details.tab.history': '履歴',
    'details.tab.logs': 'ログ',
    'details.tab.yaml': 'YAML',
    'details.conditions': 'コンディション',
    'details.type': 'タイプ',
    'details.reason': '理由',
    'details.message': 'メッセージ',
    'details.lastChange': '最終変更',
    'details.outdated': '古い世代のもの',
    'details.relations': '関連オブジェクト',
    'details.settings': '設定',
    'details.labels': 'ラベル',
    'details.commands': 'コマンド',
    'blockedBy.title': 'ブロックの原因',
    'blockedBy.missing': '存在しません',
    'blockedBy.cause': '原因',
    'blockedBy.unknown': 'これがブロックしているかどうかは不明です。',
    'blockedBy.cycle': 'それぞれが次を待っています:',
    'blockedBy.thisObject': 'このオブジェクト',
    'blockedBy.notAtMyRevision':
      '準備完了ですが、共通のソースの最新リビジョンをまだ適用していません。',
    'blockedBy.rowCause': '原因: {{what}}（{{state}}）',
    'blockedBy.rowCycle': '原因: それぞれが次を待っています: {{what}}',
    'relation.dependsOn': '依存先',
    'relation.chart': 'チャート',
    'relation.source': 'ソース',
    'relation.include': '含むもの',
    'relation.provider': 'プロバイダー',
    'relation.managedBy': '管理元',
    'neededBy.title': 'これを必要とするもの',
    'neededBy.dependsOn': 'これに依存',
    'neededBy.source': 'これをソースとして使用',
    'neededBy.chart': 'これをチャートとして使用',
    'neededBy.include': 'これを含む',
    'neededBy.provider': 'これを通じて送信',
    'neededBy.managedBy': 'これが管理',
    'neededBy.noneKnown':
      'このページが読み取ったものの中に、これを必要とするものはありません。',
    'neededBy.look':
      'このクラスターでこれを必要とするすべての {{kinds}} を探す',
    'neededBy.looked':
      'このクラスターのすべての {{kinds}} を{{when}}に確認しました (合計 {{total}} 件)。',
    'neededBy.notListed': '{{kinds}} を一覧できませんでした',
    'neededBy.rule':
      'Backstage がこのクラスターで使うアカウントに、すべての名前空間の {{resource}} を list する権限を付与してください。ClusterRole flux-view-flux-system に含まれています。',
    'setting.nextRun': '次回の実行',
    'setting.about': '{{when}} 頃',
    'setting.dueSince': '{{when}} 頃から予定時刻を過ぎています',
    'setting.url': 'URL',
    'setting.branch': 'ブランチ',
    'setting.tag': 'タグ',
    'setting.semver': 'バージョン範囲',
    'setting.refName': 'Git 参照',
    'setting.commit': 'コミット',
    'setting.digest': 'ダイジェスト',
    'setting.provider': 'プロバイダー',
    'setting.secret': 'Secret',
    'setting.verification': '検証',
    'setting.ignore': '無視するファイル',
    'setting.chart': 'チャート',
    'setting.chartVersion': 'チャートのバージョン',
    'setting.releaseName': 'リリース名',
    'setting.path': 'パス',
    'setting.prune': 'ソースから消えたものを削除',
    'setting.force': '更新できないものを再作成',
    'setting.wait': 'すべてのオブジェクトのヘルスチェックを待つ',
    'setting.healthChecks': 'ヘルスチェック',
    'setting.serviceAccount': 'サービスアカウント',
    'setting.targetNamespace': '対象の名前空間',
    'setting.targetCluster': '対象クラスターの取得元',
    'setting.storageNamespace': 'Helm ストレージの名前空間',
    'setting.decryption': '復号',
    'setting.yes': 'はい',
    'setting.no': 'いいえ',
    'events.whatTheyAre':
      'Kubernetes は既定でイベントを 1 時間保持し、すべての出来事が記録されるわけではありません。',
    'events.notRead': '{{what}} のイベントを読み取れませんでした',
    'events.rule':
      'Backstage がこのクラスターで使うアカウントに、名前空間 {{namespace}} のイベントを一覧表示する権利を付与してください。ClusterRole view に含まれています。',
    'events.cannotRead': 'イベントを読み取れません。',
    'events.last': '最終確認',
    'events.about': 'オブジェクト',
    'events.cut':
      'イベントはほかにもあります。最初のものだけを表示しています。',
    'events.none':
      'イベントはありません。Kubernetes は既定で 1 時間保持します。',
    'events.count_one': '{{count}} 回',
    'events.count_other': '{{count}} 回',
    'events.first': '最初は {{when}}',
    'events.combined': '類似イベントをまとめたもの',
    'history.ofManifests':
      'Flux は直近 5 件の結果を保持します。マニフェストが同じリビジョンは 1 件にまとめられ、失敗したビルドは記録されません。',
    'history.ofRelease':
      'Flux がステータスに保持する最新のリリースです。リリースの全履歴は Helm のストレージにあります。',
    'history.fromEvents':
      'このオブジェクトには固有の履歴がありません。Kubernetes に残っているイベント（通常は直近 1 時間）のリビジョンを表示しています。',
    'history.none':
      '履歴はありません。Flux の結果がまだないか、Flux が古くステータスに履歴を保持しません。',
    'history.noEvent': '直近 1 時間のイベントにもリビジョンはありません。',
    'history.hiddenEvents':
      'イベントから一部を知ることができますが、ここでは表示されません。',
    'history.result': '結果',
    'history.when': '日時',
    'history.took': '所要時間',
    'history.release': 'リリース {{number}}',
    'history.test': 'テスト {{name}}: {{phase}}',
    'history.startedToFail': 'ここから失敗',
    'history.lastGood': '最後の成功',
    'history.times_one': '{{count}} 回の調整',
    'history.times_other': '{{count}} 回の調整',
    'logs.whatTheyAre':
      '{{controller}} がこのオブジェクトについて書いたものです。最新の試行が先頭です。ログにはすべての利用者のオブジェクトに関する行が含まれ、ここにはこのオブジェクトの行だけを表示します。',
    'logs.cannotRead': 'ログを読み取れません。',
    'logs.since': '{{when}} 以降の行',
    'logs.none': '{{when}} 以降、このオブジェクトに関する行はありません。',
    'logs.empty': 'コントローラーは何も書いていません。',
    'logs.noController':
      'このクラスターには、このオブジェクトを担当する Flux の Deployment がありません。',
    'logs.noPod': '{{deployment}} の Pod が実行されていません。',
    'logs.console':
      'コントローラーはログを JSON ではなくコンソール形式 (--log-encoding=console) で書いているため、このオブジェクトの行をほかの行と区別できません。',
    'logs.unreadable_one': 'ログの 1 行は JSON ではないため表示されません。',
    'logs.unreadable_other':
      'ログの {{count}} 行は JSON ではないため表示されません。',
    'logs.levels': 'レベル',
    'logs.level.error': 'エラー',
    'logs.level.info': '情報',
    'logs.level.debug': 'デバッグ',
    'logs.previous': '最後の再起動より前',
    'logs.noTime': '時刻不明',
    'logs.errors_one': 'エラー 1 件',
    'logs.errors_other': 'エラー {{count}} 件',
    'logs.noErrors': 'エラーなし',
    'logs.lasted': '最初の行から最後の行まで: {{duration}}',
    'logs.more': 'さらに {{count}} 件を表示',
    'logs.linesLeft': '残りの {{count}} 行はダウンロードに含まれます。',
    'logs.showOutput_one': '1 個のオブジェクトを表示',
    'logs.showOutput_other': '{{count}} 個のオブジェクトを表示',
    'logs.hideOutput': 'オブジェクトを隠す',
    'logs.podsNotRead': '{{deployment}} の Pod を一覧表示できませんでした',
    'logs.podsRule':
      'Backstage がこのクラスターで使うアカウントに、名前空間 {{namespace}} で pods の list と pods/log の get を許可する Role を付与してください。',
    'logs.notRead': 'Pod {{pod}} のログを読み取れませんでした',
    'logs.rule':
      'Backstage がこのクラスターで使うアカウントに、名前空間 {{namespace}} で pods/log の get を許可する Role を付与してください。',
    'logs.noPrevious':
      'Pod {{pod}} のコンテナーは再起動されていないため、以前のログはありません。',
    'logs.notYet': 'Pod {{pod}} のログはありません: {{message}}',
    'logs.showLastWords': '{{container}} の最後の行を表示',
    'logs.lastWordsOf': '{{container}} の最後の行',
    'logs.nothingWritten': 'コンテナーは何も書いていません。',
    'yaml.manifest': 'マニフェスト',
    'yaml.spec': 'メタデータと spec',
    'yaml.status': 'ステータス',
    'yaml.values': '値',
    'yaml.valuesFrom':
      '値は次の順に統合され、後のものが前のものを、spec.values がそれらを上書きします:',
    'yaml.noValues':
      'リリースは値を設定していないため、チャートの値が使われます。',
    'yaml.key': 'キー {{key}}',
    'yaml.targetPath': '{{path}} に設定',
    'yaml.optional': '省略可',
    'yaml.secret': 'Secret のため読み取りません',
    'yaml.showValues': 'ConfigMap {{name}} の値を表示',
    'yaml.hideValues': 'ConfigMap {{name}} の値を隠す',
    'yaml.valuesOf': 'ConfigMap {{name}} の値、{{key}}',
    'yaml.noConfigMap': 'その ConfigMap はありません。',
    'yaml.noConfigMapOptional':
      'その ConfigMap はありませんが、リリースはそれを許しています。',
    'yaml.noKey': 'ConfigMap にキー {{key}} がありません。',
    'yaml.notRead': 'ConfigMap {{name}} を読み取れませんでした',
    'yaml.rule':
      'Backstage がこのクラスターで使うアカウントに、名前空間 {{namespace}} の configmaps を get する権限を付与してください。ClusterRole view に含まれています。',
    'yaml.download': '{{what}} をダウンロード',
    'fleet.title': 'Flux',
    'fleet.runtime': 'ランタイム',
    'resources.object': 'オブジェクト',
    'resources.health': '正常性',
    'resources.age': '作成',
    'resources.search': '検索',
    'resources.namespace': '名前空間',
    'resources.all': 'すべて',
    'resources.expand': '{{name}} を展開',
    'resources.collapse': '{{name}} を折りたたむ',
    'resources.healthy': '{{checked}} 件中 {{healthy}} 件が正常',
    'resources.notChecked_one':
      '1 個のオブジェクトは適用済みですが、正常性のない種類のため確認されません。',
    'resources.notChecked_other':
      '{{count}} 個のオブジェクトは適用済みですが、正常性のない種類のため確認されません。',
    'resources.byLabels':
      'このバージョンの Flux はリリースが適用したものを示しません。これらはそのラベルを持つワークロードです。',
    'resources.elsewhere':
      'これらのオブジェクトは、{{secret}} に認証情報があるクラスター上にあります。そこでは検索しません。',
    'resources.unreadable_one': 'インベントリの 1 件のエントリが無効です。',
    'resources.unreadable_other':
      'インベントリの {{count}} 件のエントリが無効です。',
    'resources.cannotRead': 'その状態は読み取れません。',
    'resources.none': '何も適用されていません。',
    'resources.noMatch': '検索とフィルターに一致するものはありません。',
    'resources.cycle': '適用したものは上に表示されています。',
    'resources.restarts_one': '再起動 1 回',
    'resources.restarts_other': '再起動 {{count}} 回',
    'resources.nested.reading': '適用したものを読み取っています',
    'resources.nested.empty': '適用したもので表示できるものはありません。',
    'resources.unread': '{{kind}} を読み取れませんでした',
    'resources.unreadIn': '{{namespaces}} の {{kind}} を読み取れませんでした',
    'resources.rule':
      'Backstage がこのクラスターで使うアカウントに、API グループ {{group}} の {{plural}} を一覧表示する権限を付与してください。Kubernetes 自体の種類については ClusterRole view に含まれます。',
    'health.Failed': '失敗',
    'health.Missing': '存在しない',
    'health.NotServed': '種類が提供されていない',
    'health.Terminating': '終了中',
    'health.Progressing': '進行中',
    'health.NotPermitted': '許可されていない',
    'health.Unknown': '不明',
    'health.Reading': '読み取り中',
    'health.Suspended': '一時停止中',
    'health.Elsewhere': '別のクラスター上',
    'health.NotChecked': '適用済み、未確認',
    'health.Healthy': '正常',
    'health.waits.created': '{{want}} 件中 {{have}} 件作成済み',
    'health.waits.updated': '{{want}} 件中 {{have}} 件更新済み',
    'health.waits.available': '{{want}} 件中 {{have}} 件利用可能',
    'health.waits.ready': '{{want}} 件中 {{have}} 件準備完了',
    'health.waits.scheduled': '{{want}} 件中 {{have}} 件スケジュール済み',
    'health.waits.removed': '{{have}} 件存在、期待値は {{want}} 件',
    'health.waits.succeeded': '{{want}} 件中 {{have}} 件成功',
    'health.waits.observation':
      'コントローラーが最新の spec をまだ確認していません',
    'health.waits.rollout': 'ロールアウトが完了していません',
    'health.waits.address': 'アドレスを待っています',
    'health.waits.volume': 'ボリュームを待っています',
    'why.title': '原因',
    'why.headline.terminating':
      '{{about}} は削除中で、{{finalizers}} を待っています。',
    'why.headline.deleting': '{{about}} は削除中です。',
    'why.headline.suspended': '{{about}} は一時停止中です。',
    'why.headline.suspendedBy':
      '{{about}} は {{who}} により一時停止されました。',
    'why.headline.controller':
      '{{controller}} が動作していないため、{{about}} は調整されません: {{reason}}。',
    'why.headline.noController':
      'クラスターに対応する {{controller}} がないため、{{about}} は調整されません。',
    'why.headline.blocked': '{{about}} は {{by}} を待っています: {{reason}}。',
    'why.headline.blockedAlone': '{{about}} は {{by}} を待っています。',
    'why.headline.blockedMissing':
      '{{about}} は存在しない {{by}} を待っています。',
    'why.headline.cycle':
      '{{about}} は自分自身を待っています: {{by}} と循環して依存しています。',
    'why.headline.notAtMyRevision':
      '{{about}} は {{by}} が同じリビジョンを適用するのを待っています。',
    'why.headline.source':
      '{{about}} はソース {{by}} から何も取得できません: {{reason}}。',
    'why.headline.refused.rbac':
      '{{what}} は拒否されました: Flux が使うアカウントに権限がありません。',
    'why.headline.refused.admission':
      '{{what}} はポリシー {{policy}} により拒否されました。',
    'why.headline.refused.webhookFailed':
      'Webhook {{policy}} を呼び出せなかったため、{{what}} は拒否されました。',
    'why.headline.refused.quota':
      'クォータを超えるため、{{what}} は拒否されました。',
    'why.headline.refused.validation':
      '有効でないため、{{what}} は拒否されました。',
    'why.headline.container':
      '{{object}} は正常ではありません: Pod {{pod}} のコンテナー {{container}} で {{reason}}。',
    'why.headline.pod':
      '{{object}} は正常ではありません: {{reason}} (Pod {{pod}})。',
    'why.headline.overQuota':
      '{{object}} は正常ではありません: Pod がクォータを超えるため作成されません。',
    'why.headline.refusedPods':
      '{{object}} は正常ではありません: Pod がポリシー {{policy}} によって拒否されています。',
    'why.headline.unhealthy': '{{object}} は正常ではありません: {{reason}}。',
    'why.headline.missing': '{{object}} がクラスターにありません。',
    'why.headline.notServed':
      'クラスターは {{object}} の種類を提供していません。',
    'why.headline.named':
      '{{about}} は {{object}} で失敗しています: {{reason}}。',
    'why.headline.own.failed': '{{about}} は失敗しました: {{reason}}。',
    'why.headline.own.stalled':
      '{{about}} は失敗し、再試行されません: {{reason}}。',
    'why.headline.own.waiting': '{{about}} は待機中です: {{reason}}。',
    'why.headline.own.reconciling':
      '{{about}} はタイムアウトより長くかかっています。',
    'why.headline.own.unknown': '{{about}} はまだ調整されていません。',
    'why.headline.own.other': '{{about}}: {{state}}。',
    'why.step.terminating': '削除中',
    'why.step.suspended': '一時停止',
    'why.step.controller': 'コントローラー',
    'why.step.source': 'ソース',
    'why.step.own': '自身の報告',
    'why.step.object': '適用されたオブジェクト',
    'why.step.pod': 'Pod',
    'why.step.event': 'イベント',
    'why.step.since': '発生時期',
    'why.steps': '判断の根拠',
    'why.wholeMessage': 'メッセージ全体は下の「ステータス」にあります。',
    'why.inTab': '{{tab}}: {{what}}',
    'why.container': 'コンテナー {{name}}',
    'why.exitCode': '終了コード {{code}}',
    'why.signal': 'シグナル {{signal}}',
    'why.notFound': 'Flux のコントローラーの中に見つかりません',
    'why.shard': 'シャード {{shard}}',
    'why.reading': '読み込み中: {{parts}}',
    'why.unread': '未読: {{parts}}',
    'why.ruleGet':
      'Backstage がこのクラスターで使うアカウントに、API グループ {{group}} の {{plural}} に対する get と list の権限を付与してください。',
    'why.part.controller': 'Flux のコントローラー',
    'why.part.blockers': '待機対象',
    'why.part.source': 'ソース',
    'why.part.resources': '適用したもの',
    'why.part.pods': 'Pod',
    'why.part.events': 'イベント',
    'why.part.history': '履歴',
    'why.advice.service-account-rights':
      'Flux がここで使うサービスアカウント (spec.serviceAccountName) に、メッセージにある権限を付与してください。',
    'why.advice.policy':
      'ポリシーに適合するようマニフェストを変更するか、ポリシーの管理者に例外を依頼してください。',
    'why.advice.webhook-down':
      'Webhook の Pod が動作し、API サーバーから到達できるか確認してください。その後 Flux が再試行します。',
    'why.advice.webhook-dry-run':
      'Webhook の sideEffects を None か NoneOnDryRun にしてください。Flux はまずドライランで適用します。',
    'why.advice.pod-security':
      'メッセージが求める securityContext を設定するか、名前空間の Pod Security ラベルを変更してください。',
    'why.advice.quota':
      'requests、limits、レプリカ数を減らすか、不要なものを削除するか、ResourceQuota を引き上げてもらってください。',
    'why.advice.missing-kind':
      '先にこの種類の CRD をインストールし、spec.dependsOn で待つようにしてください。',
    'why.advice.immutable-field':
      '変更を戻すか、spec.force（HelmRelease では spec.upgrade.force）でオブジェクトを再作成してください。',
    'why.advice.invalid-manifest':
      'メッセージにあるフィールドをマニフェストで修正してください。',
    'why.advice.decryption':
      'spec.decryption の Secret に、ファイルの暗号化に使った鍵があるか確認してください。',
    'why.advice.substitution':
      'spec.postBuild で不足している変数を設定するか、ドル記号そのものは $$ と書いてください。',
    'why.advice.missing-path':
      'spec.path を修正するか、フォルダーを追加してください。このリビジョンのソースにはありません。',
    'why.advice.helm-locked':
      '他の操作が終わるまで待ってください。中断されていた場合は helm rollback で戻してください。',
    'why.advice.health-timeout':
      'どのオブジェクトがなぜ正常でないか確認してください。時間が足りないだけなら spec.timeout を増やしてください。',
    'why.advice.retries-exhausted':
      '原因を修正してプッシュするか、同期の「リセット」で同じ内容を再試行してください。',
    'why.advice.rollback-target':
      'チャートか値を修正してプッシュしてください。戻れる正常なリリースがありません。',
    'why.advice.source-credentials':
      'spec.secretRef の Secret の認証情報を確認してください。不足、期限切れ、または読み取り権限がない可能性があります。',
    'why.advice.host-key':
      'サーバーの現在のホスト鍵を spec.secretRef の Secret の known_hosts に入れてください。',
    'why.advice.missing-ref':
      'spec.ref のブランチ、タグ、バージョン、コミットを修正してください。リポジトリにありません。',
    'why.advice.missing-chart-version':
      'チャートのバージョンを修正するか、公開してください。リポジトリにありません。',
    'why.advice.source-not-found':
      'spec.url を修正するか、そこを参照できる認証情報を設定してください。',
    'why.advice.rate-limit':
      '上限の高い認証情報、より長い spec.interval、またはレジストリのミラーを使ってください。',
    'why.advice.unreachable':
      'アドレスと、クラスターから到達できるか（DNS、プロキシ、ネットワークポリシー、証明書）を確認してください。',
    'why.advice.cross-namespace':
      'ソースをこのオブジェクトと同じ名前空間に移してください。ここでは Flux が他の名前空間への参照を許可していません。',
    'why.advice.signature':
      'spec.verify が信頼する鍵か ID で署名するか、その鍵を追加してください。',
    'why.advice.image-pull':
      'イメージの名前とタグ、およびクラスターが取得できるか (imagePullSecrets) を確認してください。',
    'why.advice.crash':
      'コンテナーの最後のログ (kubectl logs --previous) を読み、終了の原因を修正してください。',
    'why.advice.out-of-memory':
      'コンテナーのメモリー上限を増やすか、使用量を減らしてください。',
    'why.advice.unschedulable':
      'メッセージに応じて、requests を減らす、ノードセレクターや toleration を変える、ノードを追加するなどしてください。',
    'why.advice.container-config':
      'メッセージにある ConfigMap か Secret、またはその中のキーを作成してください。',
    'why.advice.probe':
      'コンテナーがプローブに応答しない理由を調べるか、起動の時間を延ばしてください。',
    'why.advice.volume':
      'メッセージにある PVC、StorageClass、ConfigMap、Secret が存在するか確認してください。',
    'why.advice.missing-service-account':
      'メッセージにあるサービスアカウントを作成するか、名前を修正してください。',
  },
});
