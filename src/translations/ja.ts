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
    'table.search': '検索',
    'table.clearSearch': '検索をクリア',
    'table.chooseColumns': '列を選択',
    'table.addOrRemoveColumns': '列の表示・非表示',
    'table.nothingMatches': '検索とフィルターに一致するものはありません。',
    'table.rows': '行',
    'table.displayedRows': '{from}～{to} / 全 {count} 件',
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
    'status.failed.retrying': '再試行を続けています',
    'status.failed.tryingAgain': '現在再試行中',
    'status.notReconciledYet': 'まだリコンサイルされていません',
    'status.since': '{{when}}から',
    'status.lastTried': '最後の試行: {{when}}',
    'status.lastSucceeded': '最後の成功: {{when}}',
    'status.suspendedBy': '{{who}} が一時停止',
    'status.suspendedByUndated': '{{who}} が一時停止 (日付のないメモによる)',
    'status.suspendedByManager':
      'フィールドマネージャー {{manager}} が一時停止 (誰によるかは不明)',
    'status.suspendedSince': '{{when}}に一時停止',
    'status.suspendedOrEarlier': '{{when}}、またはそれ以前に一時停止',
    'status.suspendedBecause': '理由: {{why}}',
    'status.suspensionUndone':
      '{{applier}} が次回のリコンサイルでこれを元に戻します',
    'status.beforeSuspension': '最後に確認された状態: {{state}}',
    'status.deletionRequested': '{{when}}に削除を要求',
    'status.heldBy_one': 'ファイナライザー {{finalizers}} が保留中',
    'status.heldBy_other': 'ファイナライザー {{finalizers}} が保留中',
    'status.orphaned': '一時停止中です: デプロイしたものは残ります',
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
    'meaning.ambiguousCluster': '名前が一意ではありません',
    'meaning.anotherObject': '現在は別のオブジェクトの名前です',
    'meaning.unexpected': '予期しない応答です',
    'meaning.notInstalled': 'インストールされていません',
    'meaning.backendMissing': 'Kubernetes バックエンドがありません',
    'advice.notPermitted':
      'Backstage がこのクラスターで使うアカウントに、これらの Kind を list する権限を与えてください。たとえば ClusterRole flux-view-flux-system にバインドします。',
    'advice.notSignedIn':
      'クラスターが認証情報を拒否しました。もう一度サインインするか、Backstage の Kubernetes 設定にある認証情報を更新してもらってください。',
    'advice.unreachable':
      'クラスターが稼働していること、Backstage のバックエンドからその API サーバーに到達できることを確認してください。',
    'advice.noAnswer':
      'API サーバーが遅いか、応答していません。応答があり次第、行が表示されます。',
    'advice.ambiguousCluster':
      'Backstage の Kubernetes 設定で、各クラスターに固有の名前を付けてください。プロキシは常に最初のクラスターを使います。',
    'advice.malformed':
      'Backstage と API サーバーの間にある何かが代わりに応答した可能性があります。Kubernetes 設定にあるクラスターのアドレスを確認してください。',
    'advice.unexpected':
      '詳しくは Backstage のバックエンドのログを確認してください。',
    'error.title': 'Flux リソースを読み取れませんでした',
    'error.shownSince': '表示内容は{{when}}のものです。',
    'error.permission': '権限 {{permission}} がありません。',
    'error.advice.notPermitted':
      'この Backstage の管理者にこの権限を依頼してください。',
    'error.advice.notSignedIn':
      'Backstage にサインインしてください。サインイン済みの場合は、Kubernetes バックエンドがセッションのトークンを受け付けていない可能性があります。',
    'error.advice.unreachable':
      '接続と、Backstage のバックエンドが稼働していることを確認してください。',
    'error.advice.noAnswer':
      'いずれかのクラスターが応答を遅らせている可能性があります。もう一度問い合わせます。',
    'error.advice.malformed':
      'Kubernetes バックエンドのバージョンとログを確認してください。',
    'error.advice.backendMissing':
      '@backstage/plugin-kubernetes-backend をインストールし、クラスターを設定してください。',
    'error.advice.unexpected':
      '詳しくは Backstage のバックエンドのログを確認してください。',
    'empty.title': '{{kinds}} が見つかりません',
    'empty.description':
      'このエンティティのラベルを持つものは、どのクラスターにもありません。エンティティに属するものに次のラベルを付けてください:',
    'empty.selector':
      'このエンティティのラベルセレクターに一致するものは、どのクラスターにもありません:',
    'empty.notInstalledTitle': 'Flux がインストールされていません',
    'empty.notInstalled': '{{kinds}} を提供するクラスターはありません。',
    'empty.noClustersTitle': 'クラスターがありません',
    'empty.noClusters':
      'この Backstage の Kubernetes プラグインにはクラスターが登録されていません。クラスターを設定してください。',
    'sources.lacksProxy':
      'このエンティティのラベルを持つソースだけを表示しています。デプロイが使うその他のソースは、権限 {{permission}} があれば表示されます。',
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
      '"{{value}}" はラベルセレクターではありません: 末尾に何かが足りません。',
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
    'actions.resumeDeletes': '{{name}} を再開 (デプロイしたものは削除されます)',
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
      '再開するまで Flux は変更を加えません。デプロイ済みのものはそのまま残ります。',
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
      '削除中です: 一時停止すると、デプロイしたものが残ってしまいます',
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
      '{{message}} クラスターの Webhook の承認が必要ですが、問い合わせできませんでした。後でもう一度お試しください。',
    'outcome.suspendedMeanwhile':
      '{{name}} はリコンサイルされる前に一時停止されました',
    'outcome.deletedMeanwhile':
      '{{name}} はリコンサイルされる前に削除されました',
    'outcome.deleted': '{{name}} と、それがデプロイしたものを削除しました',
    'outcome.timedOut':
      '{{name}} は 5 分以内にリコンサイルされませんでした。この後 Flux が行う可能性はあります。',
    'outcome.overtaken':
      'あなたの後に別の要求がありました。これはその結果です。',
    'outcome.notPermitted':
      'ソース {{source}} は、許可されていないため同期されませんでした: {{message}}',
    'outcome.deniedSource':
      'ソース {{source}} は、クラスターのポリシーに拒否されたため同期されませんでした: {{message}}',
    'outcome.notReconcilable':
      'ソース {{source}} は同期されませんでした: 要求に応じてリコンサイルするものがありません。',
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
    'runtime.removed.of':
      '{{name}} の API バージョンのうち、新しい Flux で削除されたもの',
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
    'runtime.failure.asking': 'もう一度問い合わせています…',
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
  },
});
