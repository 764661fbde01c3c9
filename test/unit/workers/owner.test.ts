import { spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { describe, expect, it } from 'vitest';
import { isAlive, thisOwner } from '#workers/owner.ts';

describe('the owner of a lease', () => {
  it('is this process, for as long as it lives', () => {
    expect(thisOwner()).toBe(thisOwner());
    expect(thisOwner()).toContain(`${os.hostname()}/${process.pid}/`);
    expect(isAlive(thisOwner())).toBe(true);
  });

  it('that had the number of this process in an earlier life is dead', () => {
    expect(isAlive(`${os.hostname()}/${process.pid}/an-earlier-life`)).toBe(false);
  });

  it('on this machine lives while its process does', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const owner = `${os.hostname()}/${child.pid}/its-life`;
    expect(isAlive(owner)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isAlive(owner)).toBe(false);
  });

  it('of another user, whom nobody here may signal, lives', () => {
    expect(isAlive(`${os.hostname()}/1/its-life`)).toBe(true);
  });

  it('on another machine is not known to be dead', () => {
    expect(isAlive('elsewhere.example/999999/its-life')).toBe(true);
  });
});
