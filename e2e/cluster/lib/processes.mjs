import { spawn } from 'node:child_process';
import { appendFileSync, closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

// Below the range of ephemeral ports: otherwise an outgoing connection could
// take the port before its program listens.
const firstPort = 20_000;
const lastPort = 29_999;
let nextPort =
  firstPort + Math.floor(Math.random() * (lastPort - firstPort + 1));

function canListen(port) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

/** A free TCP port, a different one each time. */
export async function freePort() {
  for (let tried = firstPort; tried <= lastPort; tried++) {
    const port = nextPort;
    nextPort = port === lastPort ? firstPort : port + 1;
    if (await canListen(port)) return port;
  }
  throw new Error(`No free port between ${firstPort} and ${lastPort}`);
}

/** Resolves after that many milliseconds. */
export function sleep(ms) {
  return new Promise(resolve => {
    setTimeout(resolve, ms);
  });
}

/**
 * Calls a function until its result is truthy, and returns the result.
 * @param {string} what - description for the error
 * @param {() => Promise<unknown>} ask - called again if it throws
 * @param {number} timeoutMs - throws after this time
 */
export async function until(what, ask, timeoutMs = 60_000, everyMs = 200) {
  const end = Date.now() + timeoutMs;
  let last;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      const why = last ? `: ${last.message}` : '';
      throw new Error(`Waited ${timeoutMs / 1000} s for ${what}${why}`);
    }
    await sleep(everyMs);
  }
}

/** A line of a log file in the format of container runtimes. */
export function containerLine(stream, line) {
  return `${new Date().toISOString()} ${stream} F ${line}\n`;
}

/** A program that runs until it is stopped, with its output in a file. */
export class Process {
  /**
   * @param {object} options
   * @param {string} options.name - for error messages
   * @param {string} options.command - the executable
   * @param {string[]} options.args - the arguments
   * @param {Record<string, string>} options.env - additional environment variables
   * @param {string} options.log - the file for its output
   * @param {boolean} [options.isContainer] - whether the file has the format of container runtimes
   */
  constructor({ name, command, args, env, log, isContainer = false }) {
    Object.assign(this, { name, command, args, env, log, isContainer });
  }

  /** Starts the program, without waiting until it is ready. */
  start() {
    const output = openSync(this.log, 'a');
    const to = this.isContainer ? 'pipe' : output;
    this.child = spawn(this.command, this.args, {
      env: { ...process.env, ...this.env },
      stdio: ['ignore', to, to],
    });
    closeSync(output);
    if (this.isContainer) {
      for (const stream of ['stdout', 'stderr']) {
        createInterface({ input: this.child[stream] }).on('line', line =>
          appendFileSync(this.log, containerLine(stream, line)),
        );
      }
    }
    this.isStopping = false;
    this.ended = new Promise(resolve => {
      this.child.once('error', error => resolve(error.message));
      this.child.once('exit', (code, signal) => resolve(signal ?? code));
    });
    this.ended.then(how => {
      if (!this.isStopping) this.onUnexpectedEnd?.(how);
    });
  }

  get pid() {
    return this.child?.pid;
  }

  /** Stops the program and waits for its exit. */
  async stop(signal = 'SIGTERM') {
    if (!this.child) return;
    this.isStopping = true;
    this.child.kill(signal);
    const kill = setTimeout(() => this.child.kill('SIGKILL'), 5_000);
    await this.ended;
    clearTimeout(kill);
    this.child = undefined;
  }

  /** The last lines of the output. */
  lastWords() {
    return readFileSync(this.log, 'utf8').split('\n').slice(-15).join('\n');
  }
}
