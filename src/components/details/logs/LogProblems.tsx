import Typography from '@material-ui/core/Typography';
import type { LiveLogs } from '../../../hooks';
import { useFluxTranslation } from '../../../translations';
import { cut, RequestFailure } from '../../common';

/** Props of {@link LogProblems}. */
export interface LogProblemsProps {
  live: LiveLogs;
  isPrevious: boolean;
}

/** Why logs, or what is needed to find them, could not be read. */
export function LogProblems(props: LogProblemsProps) {
  const { live, isPrevious } = props;
  const { controllersProblem, podsProblems, logs, loggers, refresh } = live;
  const t = useFluxTranslation();
  const [logger] = loggers ?? [];
  const namespace = logger?.deployment.namespace ?? '';
  const failed = logs.filter(({ problem }) => problem);
  const missing = failed.filter(({ problem }) => problem?.statusCode === 400);
  const refused = failed.filter(each => !missing.includes(each));
  return (
    <>
      {controllersProblem && (
        <RequestFailure
          problem={controllersProblem}
          isOfCluster
          part={{
            title: t('resources.unread', { kind: 'Deployment' }),
            rule: t('resources.rule', { group: 'apps', plural: 'deployments' }),
          }}
          onTryAgain={refresh}
        />
      )}
      {podsProblems.map(({ deployment, problem }) => (
        <RequestFailure
          key={deployment.name}
          problem={problem}
          isOfCluster
          part={{
            title: t('logs.podsNotRead', { deployment: cut(deployment.name) }),
            rule: t('logs.podsRule', {
              namespace: deployment.namespace ?? '',
            }),
          }}
          onTryAgain={refresh}
        />
      ))}
      {refused.map(
        ({ pod, problem }) =>
          problem && (
            <RequestFailure
              key={pod}
              problem={problem}
              isOfCluster
              part={{
                title: t('logs.notRead', { pod: cut(pod) }),
                rule: t('logs.rule', { namespace }),
              }}
              onTryAgain={refresh}
            />
          ),
      )}
      {missing.map(({ pod, problem }) => (
        <Typography key={pod}>
          {isPrevious && isNotRestarted(problem?.message)
            ? t('logs.noPrevious', { pod: cut(pod) })
            : t('logs.notYet', {
                pod: cut(pod),
                message: cut(problem?.message ?? ''),
              })}
        </Typography>
      ))}
    </>
  );
}

/** Kubernetes: pkg/kubelet validateContainerLogStatus. */
function isNotRestarted(message: string = ''): boolean {
  return message.startsWith('previous terminated container');
}
