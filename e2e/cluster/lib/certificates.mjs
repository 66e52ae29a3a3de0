import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Creates a certificate authority, a certificate for localhost signed by it, and
 * a key for service accounts' tokens. Returns the paths.
 * @param {string} directory - for the files
 * @param {string} name - of the cluster, used in the authority's common name
 */
export function makeCertificates(directory, name) {
  const file = base => join(directory, base);
  const openssl = (...args) => execFileSync('openssl', args, { stdio: 'pipe' });
  const key = ['-newkey', 'rsa:2048', '-nodes', '-days', '2'];
  const paths = {
    ca: file('ca.crt'),
    certificate: file('apiserver.crt'),
    key: file('apiserver.key'),
    serviceAccountKey: file('service-accounts.key'),
  };
  openssl(
    ...['req', '-x509', ...key, '-subj', `/CN=${name}-ca`],
    ...['-keyout', file('ca.key'), '-out', paths.ca],
    ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
  );
  openssl(
    ...['req', ...key.slice(0, 3), '-subj', '/CN=kube-apiserver'],
    ...['-keyout', paths.key, '-out', file('apiserver.csr')],
  );
  writeFileSync(
    file('apiserver.ext'),
    'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:10.96.0.1\n' +
      'extendedKeyUsage=serverAuth\n',
  );
  openssl(
    ...['x509', '-req', '-days', '2', '-in', file('apiserver.csr')],
    ...['-CA', paths.ca, '-CAkey', file('ca.key'), '-CAcreateserial'],
    ...['-extfile', file('apiserver.ext'), '-out', paths.certificate],
  );
  openssl('genrsa', '-out', paths.serviceAccountKey, '2048');
  return paths;
}
