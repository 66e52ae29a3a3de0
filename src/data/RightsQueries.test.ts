import { createTestBackend } from '../__testUtils__/testBackend';
import type { FluxRules } from '../api';
import { fluxReference } from '../flux';
import { pass, withFakeTime } from './__testUtils__/time';
import { FluxData } from './fluxData';
import { rulesKey } from './rights';
import { RightsQueries } from './RightsQueries';

const atTheEnd = withFakeTime();

const SECOND = 1_000;
const CARTS = fluxReference('staging', 'HelmRelease', 'carts', 'carts');
const OTHER = fluxReference('staging', 'Kustomization', 'carts', 'carts');
const SHARED = fluxReference('staging', 'Bucket', 'flux-system', 'shared');

function setUp() {
  const test = createTestBackend();
  atTheEnd(() => test.fleet.stop());
  const data = new FluxData({ api: test.fluxClient });
  const count = (plural: string) =>
    test.count('POST', `/proxy/apis/authorization.k8s.io/v1/${plural}`);
  const told = jest.fn();
  atTheEnd(data.part(RightsQueries).subscribe(told));
  return {
    ...test,
    rights: data.part(RightsQueries),
    data,
    told,
    staging: test.fleet.cluster('staging'),
    rulesAsked: () => count('selfsubjectrulesreviews'),
    accessAsked: () => count('selfsubjectaccessreviews'),
  };
}

describe('RightsQueries', () => {
  it('reads the rules of a namespace once in five minutes', async () => {
    const { rights, rulesAsked, told } = setUp();
    expect(rights.verdict(CARTS)).toBe('loading');
    [CARTS, OTHER, SHARED, CARTS].forEach(each => rights.askRules(each));
    expect(rights.verdict(CARTS)).toBe('loading');
    await pass(100);
    expect(rulesAsked()).toBe(2);
    expect([CARTS, OTHER, SHARED].map(each => rights.verdict(each))).toEqual([
      'yes',
      'yes',
      'yes',
    ]);
    expect(told).toHaveBeenCalled();

    await pass(290 * SECOND);
    rights.askRules(CARTS);
    await pass(100);
    expect(rulesAsked()).toBe(2);
    await pass(20 * SECOND);
    rights.askRules(CARTS);
    // What was known counts until the answer is there.
    expect(rights.verdict(CARTS)).toBe('yes');
    await pass(100);
    expect(rulesAsked()).toBe(3);
  });

  it('keeps the rules of objects that are shown for hours', async () => {
    const { rights } = setUp();
    rights.askRules(CARTS);
    await pass(3_600 * SECOND);
    expect(rights.verdict(CARTS)).toBe('yes');
  });

  it('keeps only rules with the right to patch', async () => {
    const { data, rights, staging } = setUp();
    staging.deny({ verbs: ['patch'], resource: 'helmreleases' });
    rights.askRules(CARTS);
    await pass(100);
    const known = data.client.getQueryData<FluxRules>(
      rulesKey('staging', 'carts'),
    );
    expect(known?.isComplete).toBe(true);
    expect(known?.rules.length).toBeGreaterThan(1);
    known?.rules.forEach(({ verbs }) =>
      expect(verbs.includes('*') || verbs.includes('patch')).toBe(true),
    );
    expect(rights.verdict(CARTS)).toBe('no');
    expect(rights.verdict(OTHER)).toBe('yes');
  });

  it('requests an access review of an object only if the rules are not conclusive', async () => {
    const { rights, staging, rulesAsked, accessAsked } = setUp();
    rights.askRules(CARTS);
    await pass(100);
    rights.askAccess(CARTS);
    await pass(100);
    expect(accessAsked()).toBe(0);

    staging.webhookAuthorizer = true;
    rights.forget(CARTS);
    await pass(100);
    expect(rulesAsked()).toBe(2);
    expect(rights.verdict(CARTS)).toBe('unknown');
    rights.askAccess(CARTS);
    rights.askAccess(CARTS);
    await pass(100);
    expect(accessAsked()).toBe(1);
    expect(rights.verdict(CARTS)).toBe('yes');
    // What holds for one object does not for another.
    expect(rights.verdict(OTHER)).toBe('unknown');
  });

  it('uses the denial of an access review', async () => {
    const { rights, staging } = setUp();
    staging.webhookAuthorizer = true;
    staging.deny({ verbs: ['patch'], resource: 'helmreleases' });
    rights.askRules(CARTS);
    await pass(100);
    rights.askAccess(CARTS);
    rights.askAccess(OTHER);
    await pass(100);
    expect(rights.verdict(CARTS)).toBe('no');
    expect(rights.verdict(OTHER)).toBe('yes');
  });

  it('reads denied rules again when the user wants to act five minutes later', async () => {
    const { rights, staging, rulesAsked } = setUp();
    staging.deny({ verbs: ['patch'], resource: 'helmreleases' });
    rights.askRules(CARTS);
    await pass(100);
    expect(rights.verdict(CARTS)).toBe('no');

    staging.allow();
    rights.askAccess(CARTS);
    await pass(100);
    expect(rulesAsked()).toBe(1);
    await pass(300 * SECOND);
    rights.askAccess(CARTS);
    rights.askAccess(OTHER);
    await pass(100);
    expect(rulesAsked()).toBe(2);
    expect(rights.verdict(CARTS)).toBe('yes');
  });

  it('repeats a denied access review when the user wants to act five minutes later', async () => {
    const { rights, staging, accessAsked } = setUp();
    staging.webhookAuthorizer = true;
    staging.deny({ verbs: ['patch'], resource: 'helmreleases' });
    rights.askAccess(CARTS);
    await pass(100);
    expect(rights.verdict(CARTS)).toBe('no');
    staging.allow();
    await pass(301 * SECOND);
    rights.askAccess(CARTS);
    await pass(100);
    expect(accessAsked()).toBe(2);
    expect(rights.verdict(CARTS)).toBe('yes');
  });

  it('treats a failed request as unknown for five minutes, without repeating it', async () => {
    const { rights, staging, rulesAsked } = setUp();
    staging.break({ kind: 'status', status: 500, verb: 'create' });
    for (let times = 0; times < 10; times++) {
      rights.askRules(CARTS);
      await pass(10 * SECOND);
    }
    expect(rulesAsked()).toBe(1);
    expect(rights.verdict(CARTS)).toBe('unknown');
    rights.askAccess(CARTS);
    await pass(100);
    // A failed request is no denial.
    expect(rights.verdict(CARTS)).toBe('unknown');

    staging.mend();
    await pass(210 * SECOND);
    rights.askRules(CARTS);
    await pass(100);
    expect(rights.verdict(CARTS)).toBe('yes');
  });

  it('retries a cluster that was unreachable for a moment', async () => {
    const { rights, staging, rulesAsked } = setUp();
    staging.break({ kind: 'network', times: 1 });
    rights.askRules(CARTS);
    await pass(100);
    expect(rights.verdict(CARTS)).toBe('loading');
    await pass(3 * SECOND);
    expect(rulesAsked()).toBe(2);
    expect(rights.verdict(CARTS)).toBe('yes');
  });

  it('reads the rules of the whole namespace again after they were dropped', async () => {
    const { rights, staging, rulesAsked, accessAsked } = setUp();
    staging.webhookAuthorizer = true;
    rights.askRules(CARTS);
    rights.askRules(SHARED);
    await pass(100);
    [CARTS, OTHER, SHARED].forEach(each => rights.askAccess(each));
    await pass(100);
    expect(accessAsked()).toBe(3);
    staging.deny({ verbs: ['patch'], namespace: 'carts' });
    rights.forget(CARTS);
    expect(rights.verdict(CARTS)).toBe('loading');
    await pass(100);
    expect(rulesAsked()).toBe(3);
    [CARTS, OTHER, SHARED].forEach(each => rights.askAccess(each));
    await pass(100);
    expect(accessAsked()).toBe(3 + 2);
    expect([CARTS, OTHER, SHARED].map(each => rights.verdict(each))).toEqual([
      'no',
      'no',
      'yes',
    ]);
  });

  it('notifies only of changed rights', async () => {
    const { data, told } = setUp();
    data.client.setQueryData(['flux', 'release'], 'v2.9.0');
    await pass(10);
    expect(told).not.toHaveBeenCalled();
  });
});
