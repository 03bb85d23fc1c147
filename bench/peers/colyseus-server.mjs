// The fan-out of P1 on Colyseus: a room per session, its state patched to all members thirty times a second.
// Seats are reserved here, so that a client can come with /s/<session>/<n> and needs no matchmaking.
import { createServer } from "node:http";
import { Room, Server, matchMaker } from "@colyseus/core";
import { schema } from "@colyseus/schema";
import { WebSocketTransport } from "@colyseus/ws-transport";
import { dueOf, nextOf, now, updateText } from "./updates.mjs";

const State = schema({ update: "string" });

class Session extends Room {
  onCreate(options) {
    this.autoDispose = false;
    this.maxClients = 64;
    this.setState(new State());
    this.setPatchRate(null);
    this.onMessage("pose", (client, pose) => (this.pose = pose));
    this.tick(options.number, now(), 1);
  }

  tick(number, start, k) {
    const due = dueOf(start, number, k);
    setTimeout(() => {
      this.state.update = updateText(due);
      this.broadcastPatch();
      this.tick(number, start, nextOf(start, number, k));
    }, Math.max(0, (due - now()) / 1e6));
  }
}

const http = createServer(async (request, response) => {
  const number = Number(request.url.slice(request.url.lastIndexOf("/") + 1));
  try {
    const seat = await seatIn(number);
    response.end(`/${seat.room.processId}/${seat.room.roomId}?sessionId=${seat.sessionId}`);
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error));
  }
});
const rooms = new Map();
function seatIn(number) {
  let room = rooms.get(number);
  if (!room) {
    room = matchMaker.createRoom("session", { number });
    rooms.set(number, room);
  }
  return room.then((made) => matchMaker.joinById(made.roomId, {}));
}

const server = new Server({ greet: false, transport: new WebSocketTransport({ server: http, pingInterval: 0 }) });
server.define("session", Session);
await server.listen(0, "127.0.0.1");
console.log(`port ${http.address().port}`);
process.stdin.on("end", () => process.exit(0)).resume();
