import {
  createComponentExtension,
  createPlugin,
} from '@backstage/core-plugin-api';

/** A minimal plugin with comparable cards. */
const standInPlugin = createPlugin({ id: 'stand-in' });

function provide(name: keyof typeof import('./cards')) {
  return standInPlugin.provide(
    createComponentExtension({
      name,
      component: { lazy: () => import('./cards').then(cards => cards[name]) },
    }),
  );
}

export const DeploymentsCard = provide('DeploymentsCard');
export const SourcesCard = provide('SourcesCard');
export const HelmReleasesCard = provide('HelmReleasesCard');
export const KustomizationsCard = provide('KustomizationsCard');
export const GitRepositoriesCard = provide('GitRepositoriesCard');
export const OCIRepositoriesCard = provide('OCIRepositoriesCard');
export const HelmRepositoriesCard = provide('HelmRepositoriesCard');
export const ImagePoliciesCard = provide('ImagePoliciesCard');
