// What the browser keeps for this address: who I am, what I typed, what has not been received yet. Where storage is refused, memory does.
const memory = new Map()

function storage() {
  try {
    localStorage.setItem('pressoir.try', '1')
    localStorage.removeItem('pressoir.try')
    return localStorage
  } catch {
    return null
  }
}
const kept = storage()

export function get(name) {
  return kept ? kept.getItem('pressoir.' + name) : memory.get(name) ?? null
}
export function set(name, value) {
  if (value === null || value === '') {
    if (kept) kept.removeItem('pressoir.' + name)
    memory.delete(name)
    return
  }
  memory.set(name, value)
  try {
    if (kept) kept.setItem('pressoir.' + name, value)
  } catch { /* full: memory has it */ }
}
export function getJson(name, otherwise) {
  try {
    return JSON.parse(get(name)) ?? otherwise
  } catch {
    return otherwise
  }
}
export const setJson = (name, value) => set(name, JSON.stringify(value))

// `bytes` random bytes as hexadecimal digits.
export function random(bytes) {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map(b => b.toString(16).padStart(2, '0')).join('')
}

// The person: 128 random bits that never leave this browser but for the facilitators' computer.
export function token() {
  let mine = get('token')
  if (!/^[0-9a-f]{32}$/.test(mine ?? '')) set('token', mine = random(16))
  return mine
}
