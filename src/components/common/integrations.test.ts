import type { ApiHolder, ApiRef } from '@backstage/core-plugin-api';
import {
  ScmIntegrationsApi,
  scmIntegrationsApiRef,
} from '@backstage/integration-react';
import { mockApis } from '@backstage/test-utils';
import { integrationsOf } from './integrations';

function holderOf(implementation: unknown): ApiHolder {
  return {
    get: <T>(ref: ApiRef<T>) =>
      ref.id === scmIntegrationsApiRef.id ? (implementation as T) : undefined,
  };
}

const integrations = ScmIntegrationsApi.fromConfig(
  mockApis.config({
    data: {
      integrations: {
        github: [
          { host: 'ghe.example.com', apiBaseUrl: 'https://ghe.example.com/a' },
          { host: 'ghe.example.com', apiBaseUrl: 'https://ghe.example.com/b' },
        ],
        gitlab: [
          {
            host: 'code.example.com:8443',
            apiBaseUrl: 'https://code.example.com:8443/gitlab/api/v4',
            baseUrl: 'https://code.example.com:8443/gitlab',
          },
          {
            host: 'two.example.com:8443',
            apiBaseUrl: 'https://two.example.com:8443/api/v4',
            token: 'secret',
          },
        ],
        gitea: [{ host: 'two.example.com:3000' }],
        gerrit: [
          {
            host: 'review.example.com',
            gitilesBaseUrl: 'https://review.example.com/gitiles',
          },
        ],
      },
    },
  }),
);

describe('integrationsOf', () => {
  const integrationOf = integrationsOf(holderOf(integrations));

  it.each<[string, 'http' | 'ssh', object | undefined]>([
    ['github.com', 'http', { type: 'github', host: 'github.com' }],
    ['ghe.example.com', 'ssh', { type: 'github', host: 'ghe.example.com' }],
    [
      'code.example.com:8443',
      'http',
      {
        type: 'gitlab',
        host: 'code.example.com:8443',
        baseUrl: 'https://code.example.com:8443/gitlab',
      },
    ],
    // The port of ssh is another one.
    [
      'code.example.com',
      'ssh',
      {
        type: 'gitlab',
        host: 'code.example.com:8443',
        baseUrl: 'https://code.example.com:8443/gitlab',
      },
    ],
    ['code.example.com', 'http', undefined],
    // Which of the two is not told.
    ['two.example.com', 'ssh', undefined],
    [
      'review.example.com',
      'ssh',
      {
        type: 'gerrit',
        host: 'review.example.com',
        baseUrl: 'https://review.example.com',
        gitilesUrl: 'https://review.example.com/gitiles',
      },
    ],
    ['unknown.example.com', 'ssh', undefined],
    ['', 'http', undefined],
  ])('of %s over %s', (host, scheme, expected) => {
    const found = integrationOf?.(host, scheme);
    expect(found).toEqual(expected);
    expect(JSON.stringify(found) ?? '').not.toContain('secret');
  });

  it('is nothing in an app without integrations', () => {
    expect(integrationsOf(holderOf(undefined))).toBeUndefined();
    const throwing: ApiHolder = {
      get: () => {
        throw new Error('No implementation available');
      },
    };
    expect(integrationsOf(throwing)).toBeUndefined();
  });
});
