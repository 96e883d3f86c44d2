// The line to the facilitators' computer: one WebSocket that comes back by itself, and an outbox that forgets an act only once it is received.
import * as store from './store.js'

const firstPause = 400, longestPause = 5000, quietBeforeBeat = 12000, beatAnswersWithin = 6000

export class Connection {
  // heard(message) for whatever the program says; changed() when online, joined or the outbox changed.
  // as: 'console' leads; else it takes part.
  constructor({heard, changed, as = ''}) {
    this.as = as
    this.orders = new Map()  // id → what to do with the answer
    this.heard = heard
    this.changed = changed
    this.joined = false
    this.refused = null  // why the code was not taken
    this.lost = false    // it was there and is not any more
    this.pause = firstPause
    this.outbox = as ? [] : store.getJson('outbox', [])
    this.lastHeard = 0
    addEventListener('online', () => this.retry())
    addEventListener('offline', () => this.drop())
    document.addEventListener('visibilitychange', () => { if (!document.hidden) this.retry() })
    setInterval(() => this.checkPulse(), 3000)
  }

  join(code, lang) {
    this.code = code
    this.lang = lang
    this.refused = null
    if (this.socket?.readyState === WebSocket.OPEN) this.greet()
    else this.connect()
  }

  connect() {
    clearTimeout(this.timer)
    if (this.socket || !this.code) return
    const socket = this.socket = new WebSocket((location.protocol === 'https:' ? 'wss://' : 'ws://') + location.host + '/phone')
    socket.onopen = () => this.greet()
    socket.onmessage = event => {
      this.lastHeard = Date.now()
      this.take(JSON.parse(event.data))
    }
    socket.onclose = () => {
      if (this.socket !== socket) return
      this.socket = null
      if (this.joined) this.lost = true
      for (const done of this.orders.values()) done({})
      this.orders.clear()
      this.joined = false
      this.changed()
      // Not all phones of a room at the same instant.
      this.timer = setTimeout(() => this.connect(), this.pause * (0.5 + Math.random()))
      this.pause = Math.min(longestPause, this.pause * 2)
    }
  }

  greet() {
    this.lastHeard = Date.now()
    this.socket.send(JSON.stringify({hello: {code: this.code, token: store.token(), lang: this.lang, as: this.as}}))
  }

  take(message) {
    if (message.welcome) {
      this.joined = true
      this.lost = false
      this.pause = firstPause
      this.outbox.forEach(act => { act.sent = false })
      this.flush()
    }
    const answered = message.received ?? message.refused?.id
    if (answered) {
      this.orders.get(answered)?.(message.refused ?? null)
      this.orders.delete(answered)
      this.forget(answered)
    } else if (message.refused && !this.joined) this.refused = message.refused
    this.heard(message)
    this.changed()
  }

  // Hands an act over; it stays in the outbox until the program has it on its disk. `replaces`: earlier acts that no longer matter.
  ask(act, replaces = () => false) {
    const waiting = {id: store.random(10), act, sent: false}
    this.outbox = this.outbox.filter(other => !replaces(other.act))
    this.outbox.push(waiting)
    this.keep()
    this.flush()
    return waiting.id
  }

  // An order is of the moment: without a line nothing is done, and nothing later. done(refused), null when it was carried out.
  order(order, done) {
    if (!this.joined) return done({})
    const id = store.random(10)
    this.orders.set(id, done)
    this.socket.send(JSON.stringify({id, order}))
  }

  flush() {
    if (!this.joined) return
    for (const waiting of this.outbox) {
      if (waiting.sent) continue
      this.socket.send(JSON.stringify({id: waiting.id, act: waiting.act}))
      waiting.sent = true
    }
  }

  forget(id) {
    this.outbox = this.outbox.filter(waiting => waiting.id !== id)
    this.keep()
  }
  keep() {
    if (!this.as) store.setJson('outbox', this.outbox.map(({id, act, known}) => ({id, act, known})))
  }

  speak(lang) {
    this.lang = lang
    if (this.joined) this.socket.send(JSON.stringify({speak: lang}))
  }

  retry() {
    this.pause = firstPause
    if (!this.socket) this.connect()
    else this.checkPulse(true)
  }
  drop() {
    const socket = this.socket
    if (!socket) return
    socket.close()
    socket.onclose()  // a dead line may take a minute to say so
  }
  // A line that says nothing is asked whether it is there.
  checkPulse(now = false) {
    if (!this.joined || this.socket?.readyState !== WebSocket.OPEN) return
    const quiet = Date.now() - this.lastHeard
    if (this.beatAt && this.beatAt > this.lastHeard && Date.now() - this.beatAt > beatAnswersWithin) return this.drop()
    if ((now || quiet > quietBeforeBeat) && !(this.beatAt > this.lastHeard)) {
      this.beatAt = Date.now()
      this.socket.send('{"beat":1}')
    }
  }
}
