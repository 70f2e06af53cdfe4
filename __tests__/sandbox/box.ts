import { afterAll, beforeEach } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/sandbox.ts';

export interface Setting {
  box: Sandbox;
  /** A classic token of alice, who may write to acme/config. */
  alice: string;
}

/** A fresh `acme/config` (private, one commit) for every test, on one server. */
export function freshBox(options: SandboxOptions = {}): Setting {
  const setting = {} as Setting;
  beforeEach(async () => {
    await setting.box?.stop();
    setting.box = await startSandbox(options);
    setting.box.addUser({ login: 'alice' });
    await setting.box.addRepository({
      owner: 'acme',
      name: 'config',
      private: true,
      files: { 'app.yaml': 'tag: 1\n', 'run.sh': '#!/bin/sh\n', 'deep/er/file.txt': 'x\n' },
      executables: ['run.sh'],
      collaborators: { alice: 'write' },
    });
    setting.alice = setting.box.addToken({ kind: 'user-classic', login: 'alice' }).value;
  });
  afterAll(async () => {
    await setting.box?.stop();
  });
  return setting;
}
