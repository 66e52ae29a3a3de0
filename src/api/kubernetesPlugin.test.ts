import { refusalIn } from './kubernetesPlugin';

it.each<[string, string | undefined, number | undefined]>([
  ['whole seconds', '7', 7_000],
  ['none', undefined, undefined],
  ['no number', 'soon', undefined],
  ['a time that is over', '-1', undefined],
])(
  'an overloaded cluster that says %s is asked again after that',
  (_, sent, retryAfterMs) => {
    const response = new Response(null, {
      status: 429,
      headers: sent === undefined ? {} : { 'Retry-After': sent },
    });
    const refusal = refusalIn(response, { message: 'slow down' });
    expect(refusal.retryAfterMs).toBe(retryAfterMs);
    expect(refusal).toMatchObject({ statusCode: 429, message: 'slow down' });
  },
);
