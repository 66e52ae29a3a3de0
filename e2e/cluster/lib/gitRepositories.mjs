import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const template = join(here, '..', 'repository');

const author = {
  GIT_AUTHOR_NAME: 'Jane Doe',
  GIT_AUTHOR_EMAIL: 'jane@example.com',
  GIT_COMMITTER_NAME: 'Jane Doe',
  GIT_COMMITTER_EMAIL: 'jane@example.com',
};

/** A bare repository for the server, and a clone to commit in. */
export class GitRepository {
  /**
   * @param {string} root - the directory of the server
   * @param {string} work - the parent directory of the clone
   * @param {string} name - of the repository
   */
  constructor(root, work, name) {
    this.name = name;
    this.bare = join(root, `${name}.git`);
    this.clone = join(work, name);
    this.env = author;
    mkdirSync(work, { recursive: true });
    this.#run('git', 'init', '-q', '--bare', '-b', 'main', this.bare);
    this.#run('git', '-C', this.bare, 'config', 'http.receivepack', 'true');
    this.#run('git', 'clone', '-q', this.bare, this.clone);
    this.git('checkout', '-q', '-B', 'main');
  }

  #run(command, ...args) {
    return execFileSync(command, args, {
      encoding: 'utf8',
      env: { ...process.env, ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  }

  /** Runs git in the clone. */
  git(...args) {
    return this.#run('git', '-C', this.clone, ...args);
  }

  /** Writes a file of the clone. */
  write(path, text) {
    const file = join(this.clone, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Commits everything and pushes; returns the commit's hash. */
  push(message, { signingKey } = {}) {
    this.git('add', '-A');
    const signing = signingKey
      ? [`--gpg-sign=${signingKey}`]
      : ['--no-gpg-sign'];
    this.git('commit', '-q', '-m', message, ...signing);
    this.git('push', '-q', 'origin', 'HEAD:main');
    return this.git('rev-parse', 'HEAD');
  }
}

/** Fills the repository from which Flux deploys both clusters. */
export function fillFleet(repository, { sourcesUrl, registryHost }) {
  cpSync(template, repository.clone, { recursive: true });
  for (const file of filesOf(template)) {
    const text = readFileSync(join(template, file), 'utf8')
      .replaceAll('http://sources.test', sourcesUrl)
      .replaceAll('registry.test', registryHost);
    repository.write(file, text);
  }
  repository.push('Two clusters, their infrastructure and apps');
}

function filesOf(directory, prefix = '') {
  return readdirSync(directory).flatMap(name => {
    const path = join(directory, name);
    return statSync(path).isDirectory()
      ? filesOf(path, `${prefix}${name}/`)
      : [`${prefix}${name}`];
  });
}

/** A GnuPG key pair in its own home directory. */
export class GpgKey {
  constructor() {
    // Not below the other files: the path of the agent's socket must be short.
    this.home = mkdtempSync(join(tmpdir(), 'gpg-'));
    this.env = { GNUPGHOME: this.home };
    this.#gpg(
      ...['--batch', '--passphrase', '', '--quick-generate-key'],
      ...['Jane Doe <jane@example.com>', 'ed25519', 'sign', 'never'],
    );
    const listed = this.#gpg('--list-keys', '--with-colons');
    this.fingerprint = /^fpr:+([0-9A-F]+):/m.exec(listed)[1];
    this.publicKey = this.#gpg('--armor', '--export', this.fingerprint);
  }

  #gpg(...args) {
    return execFileSync('gpg', args, {
      encoding: 'utf8',
      env: { ...process.env, ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Stops the agent and deletes the key. */
  remove() {
    try {
      execFileSync('gpgconf', ['--kill', 'all'], {
        env: { ...process.env, ...this.env },
        stdio: 'ignore',
      });
    } finally {
      rmSync(this.home, { recursive: true, force: true });
    }
  }
}
