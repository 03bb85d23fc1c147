package dev.inhabit.server.journal;

import com.datastax.oss.driver.api.core.CqlSession;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.javadsl.Sink;

/** Reads one log in a process of its own, without cluster and without journal.conf. */
public final class LogReader {
    private LogReader() {}

    /** @param args keyspace, port, folder of keys, entity */
    public static void main(String[] args) {
        byte[] master = new byte[32];
        Arrays.fill(master, (byte) 7);
        EventCatalog catalog = EventCatalog.of(Kettle.DOMAIN);
        Envelopes envelopes = new Envelopes(catalog, KeyFolder.open(Path.of(args[2]), master, Runnable::run));
        ActorSystem system = ActorSystem.create();
        try (CqlSession session = CqlSession.builder()
                .addContactPoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1])))
                .withLocalDatacenter(PrivateCassandra.DATA_CENTRE)
                .build()) {
            KettleJournal.get(new EventLog(session, args[0], envelopes)
                    .of(Kettle.DOMAIN, dev.inhabit.server.record.EntityId.parse(args[3]))
                    .runWith(
                            Sink.foreach(logged -> System.out.println(logged.sequenceNr() + " "
                                    + ((Kettle.HeatSensed) ((dev.inhabit.server.record.Recorded.Known<Kettle.Happened>)
                                                            logged.recorded().body())
                                                    .event())
                                            .celsius())),
                            system));
        } finally {
            system.terminate();
        }
    }
}
