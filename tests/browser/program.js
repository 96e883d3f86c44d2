// The real program under a test: a session made by it, served by it, led through its standard input.
import {execFileSync, spawn} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'

export const pressoir = process.env.PRESSOIR_PROGRAM

export class Program {
  constructor(lines) {
    this.folder = mkdtempSync(join(tmpdir(), 'pressoir-browser-'))
    this.file = join(this.folder, 'a.pressoir')
    const script = join(this.folder, 'a.jsonl')
    writeFileSync(script, lines.map(line => JSON.stringify(line)).join('\n') + '\n')
    execFileSync(pressoir, ['play', this.file, script])
  }
  async serve(port = 0, bind = '127.0.0.1') {
    this.child = spawn(pressoir, ['serve', this.file, '--port', String(port), '--bind', bind], {stdio: ['pipe', 'pipe', 'inherit']})
    const lines = createInterface({input: this.child.stdout})
    const first = await new Promise((resolve, reject) => {
      lines.once('line', resolve)
      this.child.once('exit', code => reject(new Error('pressoir serve ended with ' + code)))
    })
    Object.assign(this, JSON.parse(first))
    return this
  }
  // What the facilitator does.
  ask(...requests) {
    for (const request of requests) this.child.stdin.write(JSON.stringify(request) + '\n')
  }
  async stop(signal = 'SIGTERM') {
    if (!this.child || this.child.exitCode !== null) return
    const ended = new Promise(resolve => this.child.once('exit', resolve))
    this.child.kill(signal)
    await ended
  }
  show() {
    return JSON.parse(execFileSync(pressoir, ['show', this.file], {maxBuffer: 1 << 26}))
  }
  async remove() {
    await this.stop('SIGKILL')
    rmSync(this.folder, {recursive: true, force: true})
  }
}
