import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { useEffect, useMemo } from 'react';
import {
  FLUX_ENVIRONMENT_RULE_KEYS,
  readEnvironments,
  type FluxEnvironmentRule,
  type FluxEnvironmentRuleProblem,
} from '../../flux';

/** Configurations whose mistakes have been logged. */
const told = new WeakSet<object>();

/**
 * The environments that the app configures. Mistakes are logged once, for the
 * administrator.
 */
export function useEnvironmentRules(): readonly FluxEnvironmentRule[] {
  const config = useApi(configApiRef);
  const { rules, problems } = useMemo(
    () => readEnvironments(config.getOptional('flux.environments')),
    [config],
  );
  useEffect(() => {
    if (told.has(config)) return;
    told.add(config);
    for (const problem of problems) {
      // eslint-disable-next-line no-console
      console.warn(wordsFor(problem));
    }
  }, [config, problems]);
  return rules;
}

/** In English, as everything in the configuration. */
function wordsFor(problem: FluxEnvironmentRuleProblem): string {
  const where = 'flux.environments in the configuration of the app';
  if (problem.problem === 'not-a-list') {
    return `${where} is left out: it is not a list.`;
  }
  const entry = `Entry ${problem.index + 1} of ${where} is left out`;
  switch (problem.problem) {
    case 'no-title':
      return `${entry}: it has no title.`;
    case 'unknown-key':
      return `${entry}: "${problem.title}" has the key "${
        problem.key
      }", and only ${FLUX_ENVIRONMENT_RULE_KEYS.join(', ')} are known.`;
    default:
      return `${entry}: "${problem.title}" has a value for "${
        problem.key
      }" that is not ${
        problem.key === 'labels' ? 'an object of texts' : 'a list of texts'
      }.`;
  }
}
