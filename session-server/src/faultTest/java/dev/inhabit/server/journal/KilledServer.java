package dev.inhabit.server.journal;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/** A server as short as can be, to be killed: starts a private Cassandra and writes numbers, saying each when it is safe. */
public final class KilledServer {
    private static final int IN_FLIGHT = 16;

    private KilledServer() {}

    /** @param args folder; first number */
    public static void main(String[] args) throws InterruptedException {
        PrivateCassandra cassandra = PrivateCassandra.start(Path.of(args[0]), progress -> {});
        ProcessHandle child = cassandra.process();
        System.out.println("child " + (child == null ? 0 : child.pid()));
        Semaphore free = new Semaphore(IN_FLIGHT);
        try (CqlSession session = CassandraFaultTests.connect(cassandra.contactPoint())) {
            PreparedStatement insert = CassandraFaultTests.table(session);
            for (long number = Long.parseLong(args[1]); ; number++) {
                free.acquire();
                long written = number;
                session.executeAsync(insert.bind(written)).whenComplete((rows, failed) -> {
                    if (failed == null) {
                        System.out.println("safe " + written);
                    }
                    free.release();
                });
            }
        }
    }
}
