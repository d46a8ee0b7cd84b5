// The SSH server of a node, as far as SFTP goes: node sftp-server.js PATH-OF-SSH2
//
// The first line of standard input is its settings, every other one a command; each is JSON, and is answered by a line of JSON. It ends
// with its input. Paths are those of the node: they lie below the folder `root`.
'use strict';

const crypto = require('crypto');
const fs = require('fs');
const path = require('path');
const readline = require('readline');
const { Server, utils } = require(process.argv[2]);

const { STATUS_CODE, OPEN_MODE } = utils.sftp;
const extensions = { 'posix-rename@openssh.com': '1', 'statvfs@openssh.com': '2' };
const seen = { connections: 0, open: 0, logins: 0 };
const faults = { cutAfter: null, isFull: false, refuse: 0 };
let settings;
let hostKey;

const text = (value) => {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};
const on = (node) => path.join(settings.root, path.posix.resolve('/', node));
const code = (error) => ({ ENOENT: STATUS_CODE.NO_SUCH_FILE, EACCES: STATUS_CODE.PERMISSION_DENIED, EPERM: STATUS_CODE.PERMISSION_DENIED })[
  error.code] ?? STATUS_CODE.FAILURE;

function authenticate(context) {
  const isUser = context.username === settings.user;
  if (context.method === 'password' && isUser && settings.password && context.password === settings.password) {
    seen.logins++;
    return context.accept();
  }

  if (context.method === 'publickey' && isUser) {
    const known = settings.keys.map((key) => utils.parseKey(key)).find((key) => key.getPublicSSH().equals(context.key.data));
    if (known && (!context.signature || known.verify(context.blob, context.signature, context.hashAlgo) === true)) {
      seen.logins += context.signature ? 1 : 0;
      return context.accept();
    }
  }

  return context.reject(['publickey', 'password']);
}

// The library answers no version with extensions, which OpenSSH has.
function announceExtensions(sftp) {
  const inner = sftp._protocol;
  const protocol = Object.create(inner);
  protocol.channelData = (id, payload) => {
    if (payload.length === 9 && payload[4] === 2) {
      const body = Buffer.concat([payload.subarray(4), ...Object.entries(extensions).flat().map(text)]);
      payload = Buffer.concat([Buffer.alloc(4), body]);
      payload.writeUInt32BE(body.length);
    }

    return inner.channelData(id, payload);
  };
  sftp._protocol = protocol;
}

function serve(sftp, connection) {
  const files = new Map();
  let next = 0;
  let written = 0;
  const attempt = (id, work) => {
    try {
      work();
    } catch (error) {
      sftp.status(id, code(error), error.code ?? error.message);
    }
  };
  const done = (id, work) => attempt(id, () => {
    work();
    sftp.status(id, STATUS_CODE.OK);
  });
  const attributes = (id, stat) => attempt(id, () => {
    const { mode, uid, gid, size, atimeMs, mtimeMs } = stat();
    sftp.attrs(id, { mode, uid, gid, size, atime: Math.floor(atimeMs / 1000), mtime: Math.floor(mtimeMs / 1000) });
  });
  const file = (handle) => files.get(handle.readUInt32BE());

  announceExtensions(sftp);
  sftp.on('OPEN', (id, name, flags) => attempt(id, () => {
    const kind = flags & OPEN_MODE.EXCL ? 'wx' : flags & OPEN_MODE.TRUNC ? 'w' : flags & OPEN_MODE.WRITE ? 'r+' : 'r';
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(next);
    files.set(next++, fs.openSync(on(name), kind));
    sftp.handle(id, handle);
  }));
  sftp.on('WRITE', (id, handle, offset, data) => {
    written += data.length;
    if (faults.cutAfter !== null && written > faults.cutAfter) {
      return connection.end();
    }

    return faults.isFull ? sftp.status(id, STATUS_CODE.FAILURE, 'Failure')
      : done(id, () => fs.writeSync(file(handle), data, 0, data.length, offset));
  });
  sftp.on('READ', (id, handle, offset, length) => attempt(id, () => {
    const bytes = Buffer.alloc(Math.min(length, 32768));
    const count = fs.readSync(file(handle), bytes, 0, bytes.length, offset);
    return count === 0 ? sftp.status(id, STATUS_CODE.EOF) : sftp.data(id, bytes.subarray(0, count));
  }));
  sftp.on('CLOSE', (id, handle) => done(id, () => {
    fs.closeSync(file(handle));
    files.delete(handle.readUInt32BE());
  }));
  sftp.on('STAT', (id, name) => attributes(id, () => fs.statSync(on(name))));
  sftp.on('LSTAT', (id, name) => attributes(id, () => fs.lstatSync(on(name))));
  sftp.on('FSTAT', (id, handle) => attributes(id, () => fs.fstatSync(file(handle))));
  sftp.on('SETSTAT', (id, name, { mode }) => done(id, () => mode === undefined || fs.chmodSync(on(name), mode & 0o7777)));
  sftp.on('FSETSTAT', (id, handle, { mode }) => done(id, () => mode === undefined || fs.fchmodSync(file(handle), mode & 0o7777)));
  sftp.on('MKDIR', (id, name) => done(id, () => fs.mkdirSync(on(name))));
  sftp.on('REMOVE', (id, name) => done(id, () => fs.unlinkSync(on(name))));
  // OpenSSH refuses to put one file over another so.
  sftp.on('RENAME', (id, from, to) => (fs.existsSync(on(to)) ? sftp.status(id, STATUS_CODE.FAILURE, 'Failure')
    : done(id, () => fs.renameSync(on(from), on(to)))));
  sftp.on('REALPATH', (id, name) => sftp.name(id, { filename: path.posix.resolve('/root', name), longname: '', attrs: {} }));
  sftp.on('EXTENDED', (id, name, data) => {
    const first = data.readUInt32BE();
    if (name === 'posix-rename@openssh.com') {
      return done(id, () => fs.renameSync(on(data.toString('utf8', 4, 4 + first)), on(data.toString('utf8', 8 + first))));
    }

    if (name !== 'statvfs@openssh.com') {
      return sftp.status(id, STATUS_CODE.OP_UNSUPPORTED);
    }

    const free = faults.isFull ? 0n : 1000000n;
    const answer = Buffer.alloc(4 + 1 + 4 + 11 * 8);
    answer.writeUInt32BE(answer.length - 4);
    answer[4] = 201;
    answer.writeUInt32BE(id, 5);
    [4096n, 4096n, 2000000n, free, free, 1000n, 1000n, 1000n, 1n, 0n, 255n].forEach(
      (value, at) => answer.writeBigUInt64BE(value, 9 + at * 8));
    return sftp._protocol.channelData(sftp.outgoing.id, answer);
  });
}

const server = () => new Server({ hostKeys: [hostKey.private] }, (connection) => {
  seen.connections++;
  seen.open++;
  if (faults.refuse > 0) {
    faults.refuse--;
    connection.end();
  }

  connection.on('error', () => {});
  connection.on('close', () => seen.open--);
  connection.on('authentication', authenticate);
  connection.on('ready', () => connection.on('session', (accept) => accept().on('sftp', (welcome) => serve(welcome(), connection))));
});

const answer = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

// One Ed25519 key in some 300 that ssh2 1.17.0 makes is one that it cannot read itself.
function makeKey(kind, passphrase) {
  for (let left = 10; left > 0; left--) {
    const key = utils.generateKeyPairSync(kind, { bits: 2048, ...(passphrase ? { passphrase, cipher: 'aes256-ctr', rounds: 1 } : {}) });
    if (!(utils.parseKey(key.private, passphrase) instanceof Error)) {
      return key;
    }
  }

  throw new Error(`ssh2 makes no ${kind} key that it can read`);
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const asked = JSON.parse(line);
  if (!settings) {
    settings = { keys: [], ...asked };
    hostKey = makeKey('ed25519');
    const digest = crypto.createHash('sha256').update(utils.parseKey(hostKey.public).getPublicSSH()).digest('base64');
    const listening = server().listen(0, '127.0.0.1', () => answer(
      { port: listening.address().port, hostKey: hostKey.public, fingerprint: `SHA256:${digest.replace(/=+$/, '')}` }));
  } else if (asked.makeKey) {
    const key = makeKey(asked.makeKey, asked.passphrase);
    settings.keys.push(key.public);
    answer({ private: key.private });
  } else {
    Object.assign(faults, asked.faults);
    answer(seen);
  }
}).on('close', () => process.exit(0));
