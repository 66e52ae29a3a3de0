import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failsAs } from './stages.mjs';

const settings = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Values.name | default .Release.Name }}
  namespace: {{ .Release.Namespace }}
data:
  version: {{ .Chart.Version | quote }}
  values: {{ toJson .Values | quote }}
`;

// A workload whose pods become ready.
const workload = (kind, more = '') => `${settings}---
apiVersion: apps/v1
kind: ${kind}
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
spec:
  selector:
    matchLabels:
      app: {{ .Release.Name }}
${more}  template:
    metadata:
      labels:
        app: {{ .Release.Name }}
      {{- with .Values.failsAs }}
      annotations:
        ${failsAs}: {{ . }}
      {{- end }}
    spec:
      containers:
        - name: {{ .Chart.Name }}
          image: ghcr.io/stefanprodan/{{ .Chart.Name }}:{{ .Chart.AppVersion }}
`;
const podinfo = workload(
  'Deployment',
  '  replicas: {{ .Values.replicas | default 2 }}\n',
);

// Without the ConfigMap the name is invalid, and the API server rejects the
// object after Helm has stored the release. Only such a failure uses up a
// retry.
const needsLicense = `{{- $license := lookup "v1" "ConfigMap" .Release.Namespace "orders-license" }}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ if $license }}{{ .Release.Name }}{{ else }}Not_Licensed{{ end }}
  namespace: {{ .Release.Namespace }}
`;

const neverRenders = `{{- fail "this chart needs the value region" }}
`;

const charts = [
  { name: 'podinfo', version: '6.5.0', template: podinfo },
  { name: 'podinfo', version: '6.6.0', template: podinfo },
  { name: 'podinfo', version: '6.7.0-alpha.1', template: podinfo },
  { name: 'ingress', version: '4.4.2', template: workload('DaemonSet') },
  { name: 'orders', version: '1.0.0', template: needsLicense },
  { name: 'unrenderable', version: '1.0.0', template: neverRenders },
  { name: 'worker', version: '1.0.0', template: settings },
];

/** A gzipped tar archive with reproducible content. */
export function archive(directory, names, target) {
  execFileSync('tar', [
    ...['--sort=name', '--mtime=@0', '--owner=0', '--group=0'],
    ...['--numeric-owner', '-czf', target, '-C', directory, ...names],
  ]);
  return target;
}

/**
 * Creates a Helm repository: chart archives and their index.yaml.
 * @param {string} directory - for the files, which are served at `url`
 * @returns {object[]} name, version, description and file of each chart
 */
export function makeHelmRepository(directory, url) {
  const made = charts.map(chart => makeChart(directory, chart));
  writeIndex(directory, url, made);
  return made;
}

function makeChart(directory, { name, version, template }) {
  const source = join(directory, 'src', version);
  mkdirSync(join(source, name, 'templates'), { recursive: true });
  const description = {
    apiVersion: 'v2',
    name,
    version,
    appVersion: version,
    description: `Stands for ${name}`,
    type: 'application',
  };
  // JSON is valid YAML.
  writeFileSync(
    join(source, name, 'Chart.yaml'),
    JSON.stringify(description, undefined, 2),
  );
  writeFileSync(join(source, name, 'templates', 'settings.yaml'), template);
  const file = join(directory, `${name}-${version}.tgz`);
  return { name, version, description, file: archive(source, [name], file) };
}

function writeIndex(directory, url, made) {
  const entries = {};
  for (const { name, version, description, file } of made) {
    const digest = createHash('sha256').update(readFileSync(file));
    entries[name] = [
      {
        ...description,
        created: new Date().toISOString(),
        digest: digest.digest('hex'),
        urls: [`${url}/${name}-${version}.tgz`],
      },
      ...(entries[name] ?? []),
    ];
  }
  const index = {
    apiVersion: 'v1',
    generated: new Date().toISOString(),
    entries,
  };
  writeFileSync(
    join(directory, 'index.yaml'),
    JSON.stringify(index, undefined, 2),
  );
}
