package dev.inhabit.server.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.inhabit.server.journal.KeyStore;
import dev.inhabit.server.journal.RealCassandra;
import dev.inhabit.server.journal.SealedValues;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.slides.SlideStore;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages of slides in a real Cassandra: found again by whoever holds the key, and unreadable without it. */
class SlidesIntegrationTests {
    @RegisterExtension
    static final RealCassandra CASSANDRA = new RealCassandra();

    private static final TenantId TENANT = new TenantId("demo");
    private static @Nullable CqlSession session;

    @BeforeAll
    static void connect() {
        CqlSession opened = CASSANDRA.cql();
        session = opened;
        CassandraSlides.tables(CASSANDRA.keyspace()).forEach(opened::execute);
    }

    @AfterAll
    static void leave() {
        cql().close();
    }

    private static CqlSession cql() {
        return Objects.requireNonNull(session);
    }

    private static CassandraSlides open() {
        return CassandraSlides.open(cql(), CASSANDRA.keyspace(), new SealedValues(CASSANDRA.keys()));
    }

    private static SlideStore.Upload upload(String patient, String id) {
        return new SlideStore.Upload(new EntityId(TENANT, "session"), Subject.of(TENANT, "demo~" + patient), id);
    }

    private static byte[] picture(String text) {
        return ("a picture of " + text).repeat(5_000).getBytes(StandardCharsets.US_ASCII);
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(60, java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    @Test
    void aPageIsReadBackAndStandsSealedInTheTable() {
        CassandraSlides slides = open();
        SlideStore.Upload deck = upload("robin", "deck-1");
        get(slides.put(deck, 1, picture("one")));
        get(slides.put(deck, 2, picture("two")));
        assertArrayEquals(picture("two"), get(slides.find(deck, 2)).orElseThrow());
        assertEquals(Optional.empty(), get(slides.find(deck, 3)));
        for (Row row : cql().execute("SELECT sealed FROM " + CASSANDRA.keyspace() + ".slide_page")) {
            String stored = new String(
                    Objects.requireNonNull(row.getByteBuffer("sealed")).array(), StandardCharsets.ISO_8859_1);
            assertFalse(stored.contains("picture"));
        }
        get(slides.remove(deck));
        assertEquals(Optional.empty(), get(slides.find(deck, 1)));
    }

    @Test
    void aPageOfAnotherPlaceDoesNotOpen() {
        CassandraSlides slides = open();
        get(slides.put(upload("kim", "deck-2"), 1, picture("one")));
        cql().execute(
                        "INSERT INTO " + CASSANDRA.keyspace()
                                + ".slide_page (session_id, upload_id, page, sealed) VALUES ('demo~session', 'deck-2', 2, ?)",
                        Objects.requireNonNull(cql().execute("SELECT sealed FROM " + CASSANDRA.keyspace()
                                                + ".slide_page WHERE session_id = 'demo~session' AND upload_id = 'deck-2'"
                                                + " AND page = 1")
                                        .one())
                                .getByteBuffer("sealed"));
        assertThrows(CompletionException.class, () -> get(slides.find(upload("kim", "deck-2"), 2)));
    }

    @Test
    void pagesDieWithTheirPatientsKey() {
        CassandraSlides slides = open();
        SlideStore.Upload deck = upload("sam", "deck-3");
        get(slides.put(deck, 1, picture("one")));
        get(CASSANDRA.keys().destroy(deck.subject(), RetentionClass.CLINICAL));
        assertEquals(Optional.empty(), get(slides.find(deck, 1)));
        CompletionException erased =
                assertThrows(CompletionException.class, () -> get(slides.put(deck, 2, picture("two"))));
        assertInstanceOf(KeyStore.SubjectErased.class, erased.getCause());
    }
}
