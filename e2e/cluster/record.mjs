/* eslint-disable no-console */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { fluxVersion, programs, versionOf } from './lib/programs.mjs';
import { controllerNames } from './lib/flux.mjs';
import { ref, scenarios, states, workloads } from './lib/recordings.mjs';
import { watchObject } from './lib/watching.mjs';
import { startClusters } from './start.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const fixtures = join(root, 'src/__fixtures__');
const format = { ...(await prettier.resolveConfig(root)) };

function plain(object) {
  const { managedFields, ...metadata } = object.metadata;
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    ...object,
    metadata,
  };
}

const rows = [];

function save(kind, state, content, what) {
  const file = join(fixtures, kind, `${state}.json`);
  mkdirSync(dirname(file), { recursive: true });
  const text = prettier.format(JSON.stringify(content), {
    ...format,
    parser: 'json',
  });
  writeFileSync(file, text);
  rows.push(`| \`${relative(fixtures, file)}\` | ${what} |`);
  console.log(relative(root, file));
}

async function recordState(client, { object, state, isReached }) {
  const seen = plain(await client.waitFor(object, isReached));
  const { namespace, name } = object.metadata;
  save(object.kind, state, seen, `\`${namespace}/${name}\``);
}

// Records a workload, its ReplicaSet and Pod, and the Events about all of them.
async function recordWorkload(client, app) {
  const kinds = { Deployment: 'apps/v1', ReplicaSet: 'apps/v1', Pod: 'v1' };
  const isOf = ({ name }) => name === app || name.startsWith(`${app}-`);
  const what = `of the workload \`${app}\``;
  for (const [kind, apiVersion] of Object.entries(kinds)) {
    const all = await client.list(apiVersion, kind);
    save(kind, app, plain(all.find(({ metadata }) => isOf(metadata))), what);
  }
  const events = (await client.list('v1', 'Event')).filter(
    ({ involvedObject }) => kinds[involvedObject.kind] && isOf(involvedObject),
  );
  save('Event', app, events.map(plain), `${what}, all of them`);
}

// Records all states of the object during a scenario.
async function recordScenario(client, sources, scenario) {
  const { kind, metadata } = scenario.object;
  const before = await client.get(scenario.object);
  const watching = await watchObject(client, before);
  const waitFor = isWanted =>
    client.waitFor(scenario.object, isWanted, 180_000);
  await scenario.act({ client, sources, object: scenario.object, waitFor });
  await new Promise(resolve => {
    setTimeout(resolve, 500);
  });
  watching.stop();
  const sequence = [before, ...watching.states].map(plain);
  const { namespace, name } = metadata;
  const what = `\`${namespace}/${name}\`: ${scenario.what}; all ${sequence.length} states in order`;
  save(kind, `${scenario.state}.sequence`, sequence, what);
  await scenario.undo?.({ client, sources, object: scenario.object });
}

function readme() {
  const versions = programs
    .filter(program => !['etcd', 'registry'].includes(program.name))
    .map(program => `${program.name} ${versionOf(program)}`);
  const text = `# Objects recorded from the real controllers

Made by \`node e2e/cluster/record.mjs\` on ${new Date()
    .toISOString()
    .slice(
      0,
      10,
    )}, which starts the cluster of [docs/testing.md](../../docs/testing.md) and saves what its API server answers; \`managedFields\` are left out, nothing else is changed. Do not edit: record again.

Flux ${fluxVersion}: ${versions.join(', ')}.

The \`*.sequence.json\` hold every state a watch saw, the first one before anything was asked. Deployments and Namespaces of Flux are those our script applies; kwok is in the place of kubelets. The command ran with \`--requeue-dependency=30s\`, which is Flux' default.

| File | What it is |
| --- | --- |
${rows.join('\n')}
`;
  writeFileSync(
    join(fixtures, 'README.md'),
    prettier.format(text, { ...format, parser: 'markdown' }),
  );
}

async function main() {
  const running = await startClusters({
    requeueDependency: '30s',
    say: line => console.log(line),
  });
  try {
    const { sources } = running;
    const { admin: client } = running.clusters[0];
    rmSync(fixtures, { recursive: true, force: true });
    for (const state of states) await recordState(client, state);
    for (const name of controllerNames) {
      const deployment = ref('Deployment', `flux-system/${name}`);
      const seen = plain(await client.get(deployment));
      save('Deployment', name, seen, `\`flux-system/${name}\``);
    }
    for (const app of workloads) await recordWorkload(client, app);
    const namespace = plain(await client.get(ref('Namespace', '/flux-system')));
    save('Namespace', 'flux-system', namespace, 'the namespace of Flux');
    for (const scenario of scenarios) {
      await recordScenario(client, sources, scenario);
    }
    readme();
  } finally {
    await running.stop();
  }
}

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
