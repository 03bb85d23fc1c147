// The fan-out of P1 on ws: a socket at /s/17 belongs to session 17.
import { WebSocketServer } from "ws";
import { dueOf, nextOf, now, updateText } from "./updates.mjs";

const sessions = new Map();
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false, backlog: 4096 });
server.on("listening", () => console.log(`port ${server.address().port}`));
server.on("connection", (socket, request) => {
  const id = Number(request.url.slice(request.url.lastIndexOf("/") + 1));
  let session = sessions.get(id);
  if (!session) {
    session = { members: new Set(), pose: null };
    sessions.set(id, session);
    tick(id, session, now(), 1);
  }
  session.members.add(socket);
  socket.on("message", (data) => (session.pose = JSON.parse(data)));
  socket.on("close", () => session.members.delete(socket));
  socket.on("error", () => session.members.delete(socket));
});

function tick(id, session, start, k) {
  const due = dueOf(start, id, k);
  setTimeout(() => {
    const update = Buffer.from(updateText(due));
    for (const member of session.members) {
      if (member.bufferedAmount < 65536) member.send(update, { binary: false });
    }
    tick(id, session, start, nextOf(start, id, k));
  }, Math.max(0, (due - now()) / 1e6));
}

process.stdin.on("end", () => process.exit(0)).resume();
