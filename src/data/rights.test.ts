import type { Cluster } from '../../dev/fleet/cluster';
import { createTestBackend } from '../__testUtils__/testBackend';
import type { FluxRule } from '../api';
import { fluxReference, type FluxReference } from '../flux';
import { accessKey, accessKeyOf, rulesKey, verdictOf } from './rights';

const CARTS = fluxReference('staging', 'HelmRelease', 'shop', 'carts');
const POD: FluxReference = { ...CARTS, group: '', kind: 'Pod' };

/** A rule that allows patching HelmReleases, with some fields replaced. */
function rule(more: Partial<FluxRule> = {}): FluxRule {
  return {
    verbs: ['patch'],
    apiGroups: ['helm.toolkit.fluxcd.io'],
    resources: ['helmreleases'],
    resourceNames: [],
    ...more,
  };
}

describe('verdictOf', () => {
  it.each<[string, FluxRule[]]>([
    ['names verb, group and kind', [rule()]],
    ['names others, too', [rule({ verbs: ['get', 'list', 'patch'] })]],
    ['allows all verbs', [rule({ verbs: ['*'] })]],
    ['is for all groups', [rule({ apiGroups: ['*'] })]],
    ['is for all kinds', [rule({ resources: ['*'] })]],
    [
      'allows everything',
      [rule({ verbs: ['*'], apiGroups: ['*'], resources: ['*'] })],
    ],
    ['names the object', [rule({ resourceNames: ['orders', 'carts'] })]],
    [
      'comes after others',
      [rule({ verbs: ['get'] }), rule({ resourceNames: ['orders'] }), rule()],
    ],
  ])('is yes where a rule %s', (_what, rules) => {
    expect(verdictOf({ rules, isComplete: true }, CARTS)).toBe('yes');
    // A matching rule is sufficient even if the list is incomplete.
    expect(verdictOf({ rules, isComplete: false }, CARTS)).toBe('yes');
  });

  it.each<[string, FluxRule[]]>([
    ['there is none', []],
    ['is for another verb', [rule({ verbs: ['get', 'update'] })]],
    [
      'is for another group',
      [rule({ apiGroups: ['', 'kustomize.toolkit.fluxcd.io'] })],
    ],
    ['is for another kind', [rule({ resources: ['helmcharts'] })]],
    ['is for the status alone', [rule({ resources: ['helmreleases/status'] })]],
    ['is for another object', [rule({ resourceNames: ['orders'] })]],
    [
      'takes a star for the name of an object',
      [rule({ resourceNames: ['*'] })],
    ],
    [
      'is one of two that make one only together',
      [rule({ verbs: ['get'] }), rule({ resourceNames: ['orders'] })],
    ],
    ['is empty', [rule({ verbs: [], apiGroups: [], resources: [] })]],
  ])(
    'is no where all rules are known and each %s, and unknown where not all are',
    (_what, rules) => {
      expect(verdictOf({ rules, isComplete: true }, CARTS)).toBe('no');
      expect(verdictOf({ rules, isComplete: false }, CARTS)).toBe('unknown');
    },
  );

  it('is unknown for a kind whose plural is not known, unless all are allowed', () => {
    const pods = rule({ apiGroups: [''], resources: ['pods'] });
    expect(verdictOf({ rules: [pods], isComplete: true }, POD)).toBe('unknown');
    const all = rule({ apiGroups: [''], resources: ['*'] });
    expect(verdictOf({ rules: [all], isComplete: true }, POD)).toBe('yes');
  });
});

describe('verdictOf what a cluster answers', () => {
  const release = fluxReference('staging', 'HelmRelease', 'carts', 'carts');
  const granted = {
    verbs: ['patch'],
    apiGroups: ['helm.toolkit.fluxcd.io'],
    resources: ['helmreleases'],
    resourceNames: ['carts'],
    namespace: 'carts',
  };

  it.each<[string, string, (cluster: Cluster) => void]>([
    ['yes', 'nothing is denied', () => {}],
    [
      'no',
      'the right to patch is denied',
      cluster => cluster.deny({ verbs: ['patch'], namespace: 'carts' }),
    ],
    [
      'yes',
      'it is denied in another namespace',
      cluster => cluster.deny({ verbs: ['patch'], namespace: 'flux-system' }),
    ],
    [
      'yes',
      'it is given for the object by name',
      cluster => {
        cluster.deny({ verbs: ['patch'], namespace: 'carts' });
        cluster.grant(granted);
      },
    ],
    [
      'no',
      'it is given for another object by name',
      cluster => {
        cluster.deny({ verbs: ['patch'], namespace: 'carts' });
        cluster.grant({ ...granted, resourceNames: ['orders'] });
      },
    ],
    [
      'unknown',
      'a webhook authorizes, which makes the rules incomplete',
      cluster => {
        cluster.webhookAuthorizer = true;
      },
    ],
    [
      'unknown',
      'a webhook authorizes, which is told as an error',
      cluster => {
        cluster.webhookAuthorizer = {
          evaluationError: 'webhook authorizer does not support user rules',
        };
      },
    ],
    [
      'yes',
      'a webhook authorizes, and a rule is there all the same',
      cluster => {
        cluster.webhookAuthorizer = true;
        cluster.grant(granted);
      },
    ],
  ])('is %s where %s', async (expected, _what, prepare) => {
    const { fluxClient, fleet } = createTestBackend();
    try {
      prepare(fleet.cluster('staging'));
      const rules = await fluxClient.rules('staging', 'carts');
      expect(verdictOf(rules, release)).toBe(expected);
    } finally {
      fleet.stop();
    }
  });
});

describe('the keys of rights', () => {
  it('are one for each namespace and object', () => {
    const other = { ...CARTS, name: 'orders' };
    const elsewhere = { ...CARTS, namespace: 'other' };
    const keys = [
      rulesKey('staging', 'shop'),
      rulesKey('staging', 'other'),
      rulesKey('production', 'shop'),
      ...[CARTS, other, elsewhere].map(accessKey),
    ].map(key => JSON.stringify(key));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('of objects start with that of their namespace', () => {
    const start = accessKeyOf('staging', 'shop');
    expect(accessKey(CARTS).slice(0, start.length)).toEqual(start);
    expect(
      accessKey({ ...CARTS, namespace: undefined }).slice(0, start.length),
    ).toEqual(accessKeyOf('staging', ''));
  });
});
