import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { containerLine } from './processes.mjs';

const group = 'kwok.x-k8s.io';
const apiVersion = `${group}/v1alpha1`;

/** The kind of the objects that tell kwok in which file the log of a pod is. */
export const logsKind = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `logs.${group}` },
  spec: {
    group,
    names: { kind: 'Logs', listKind: 'LogsList', plural: 'logs' },
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1alpha1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                'x-kubernetes-preserve-unknown-fields': true,
              },
            },
          },
        },
      },
    ],
  },
};

/** Serves a file as the log of a pod. */
export function logsOf({ metadata }, logsFile) {
  const { namespace, name } = metadata;
  return {
    apiVersion,
    kind: 'Logs',
    metadata: { namespace, name },
    spec: { logs: [{ logsFile }] },
  };
}

/**
 * The log of all containers in the namespace `cases`: of the current run, and of
 * the one before a restart.
 * @param {string} directory - for the files
 */
export function crashLogs(directory) {
  const write = (name, lines) => {
    const file = join(directory, name);
    const written = lines.map(line => containerLine('stderr', line));
    writeFileSync(file, written.join(''));
    return file;
  };
  const begins = 'Listening on :9898';
  const fails = 'panic: cannot open /data/cache: read-only file system';
  return {
    apiVersion,
    kind: 'ClusterLogs',
    metadata: { name: 'cases' },
    spec: {
      selector: { matchNamespaces: ['cases'] },
      logs: [
        {
          logsFile: write('crashes.log', [begins]),
          previousLogsFile: write('crashed.log', [begins, fails]),
        },
      ],
    },
  };
}
