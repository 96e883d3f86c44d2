// What our server is measured beside: a Node server on `ws` that keeps posts and sends them to everyone, one by one ("each"), or five times a
// second the count and the newest few to whom something changed ("coalesced"), as ours does. It writes nothing to disk.
'use strict'
const http = require('http')
const { WebSocketServer } = require('ws')

const way = process.argv[2]
const server = http.createServer((request, response) => response.end())
const sockets = new WebSocketServer({ server, path: '/phone', perMessageDeflate: false })
const notes = []
const joined = new Set()

const view = note => JSON.stringify({ now: Date.now(), view: { fields: [{ kind: 'notes', key: 'others', total: notes.length, items: note ? [note] : notes.slice(-3).reverse() }] } })

sockets.on('connection', socket => {
  socket.on('message', data => {
    const message = JSON.parse(data)
    if (message.hello) {
      joined.add(socket)
      socket.send('{"welcome":{"title":""}}')
      socket.send(view())
    } else if (message.act) {
      const note = { id: message.id, text: message.act.text, colour: 'sun' }
      notes.push(note)
      socket.send(JSON.stringify({ received: message.id }))
      if (way === 'each') {
        const text = view(note)
        for (const other of joined) other.send(text)
      }
    }
  })
  socket.on('close', () => joined.delete(socket))
})
if (way === 'coalesced') {
  let shown = 0
  setInterval(() => {
    if (shown === notes.length) return
    shown = notes.length
    const text = view()
    for (const socket of joined) if (socket.bufferedAmount === 0) socket.send(text)
  }, 200)
}
process.on('SIGTERM', () => process.exit(0))
server.listen(0, '127.0.0.1', 4096, () => console.log(JSON.stringify({ port: server.address().port, code: '' })))
