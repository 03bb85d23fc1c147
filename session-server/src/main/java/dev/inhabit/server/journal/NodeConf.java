package dev.inhabit.server.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a private Cassandra is told: its configuration files and its JVM's options. */
final class NodeConf {
    /** Heap of the child; 250 to 550 MB resident in all. As root the heap's start size is locked into memory: small. */
    private static final List<String> MEMORY = List.of("-Xms128m", "-Xmx512m", "-XX:+UseSerialGC");

    private static final List<String> EXPORTS = List.of(
            "java.base/jdk.internal.misc",
            "java.base/java.lang.ref",
            "java.management.rmi/com.sun.jmx.remote.internal.rmi",
            "java.rmi/sun.rmi.registry",
            "java.rmi/sun.rmi.server",
            "java.sql/java.sql",
            "jdk.attach/sun.tools.attach",
            "jdk.unsupported/sun.misc");
    private static final List<String> OPENS = List.of(
            "java.base/java.io",
            "java.base/java.lang",
            "java.base/java.lang.module",
            "java.base/java.lang.reflect",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/jdk.internal.loader",
            "java.base/jdk.internal.math",
            "java.base/jdk.internal.module",
            "java.base/jdk.internal.ref",
            "java.base/jdk.internal.reflect",
            "java.base/jdk.internal.util.jar",
            "java.base/sun.nio.ch",
            "jdk.management/com.sun.management.internal");

    private NodeConf() {}

    static void write(NodeFolder node) throws IOException {
        Files.writeString(yaml(node), yamlText(node));
        Files.writeString(logback(node), logbackText(node));
    }

    private static Path yaml(NodeFolder node) {
        return node.path().resolve("conf").resolve("cassandra.yaml");
    }

    private static Path logback(NodeFolder node) {
        return node.path().resolve("conf").resolve("logback.xml");
    }

    static List<String> command(Path java, CassandraHome home, NodeFolder node, ClassArchive archive) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(MEMORY);
        // Starting fast matters more here than peak speed; and a node out of memory must end, not linger.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(archive.options());
        EXPORTS.forEach(name -> command.addAll(List.of("--add-exports", name + "=ALL-UNNAMED")));
        OPENS.forEach(name -> command.addAll(List.of("--add-opens", name + "=ALL-UNNAMED")));
        command.addAll(List.of(
                "-Djdk.attach.allowAttachSelf=true",
                "-Dio.netty.tryReflectionSetAccessible=true",
                "-Djava.io.tmpdir=" + node.path().resolve("tmp"),
                "-Dcassandra.config=" + yaml(node).toUri(),
                "-Dcassandra.storagedir=" + node.path(),
                "-Dlogback.configurationFile=" + logback(node).toUri(),
                "-Dcassandra-foreground=yes",
                // A lone node has no neighbours to wait for.
                "-Dcassandra.skip_wait_for_gossip_to_settle=0",
                "-Dcassandra.ring_delay_ms=0",
                "-Dcassandra.superuser_setup_delay_ms=0",
                "-Dcassandra.load_ring_state=false",
                "-Dcassandra.skip_paxos_state_rebuild=true",
                "-Dcassandra.shutdown_announce_in_ms=0"));
        command.addAll(List.of(
                "-cp",
                home.classPath(),
                "dev.inhabit.cassandra.ChildMain",
                node.childLock().toString()));
        return command;
    }

    private static String yamlText(NodeFolder node) {
        return String.join(
                "\n",
                "# Written at each start; changes are lost.",
                "cluster_name: '" + node.clusterName() + "'",
                "num_tokens: 1",
                "partitioner: org.apache.cassandra.dht.Murmur3Partitioner",
                "endpoint_snitch: SimpleSnitch",
                "listen_address: 127.0.0.1",
                "rpc_address: 127.0.0.1",
                "storage_port: " + node.storagePort(),
                "native_transport_port: " + node.cqlPort(),
                "seed_provider:",
                "  - class_name: org.apache.cassandra.locator.SimpleSeedProvider",
                "    parameters:",
                "      - seeds: '127.0.0.1:" + node.storagePort() + "'",
                "data_file_directories: [" + quoted(node, "data") + "]",
                "commitlog_directory: " + quoted(node, "commitlog"),
                "saved_caches_directory: " + quoted(node, "saved_caches"),
                "hints_directory: " + quoted(node, "hints"),
                "cdc_raw_directory: " + quoted(node, "cdc_raw"),
                "# What was acknowledged is on disk: a write is answered after its commit log entry was synced.",
                "commitlog_sync: batch",
                "commitlog_segment_size: 16MiB",
                "commitlog_total_space: 256MiB",
                "auto_bootstrap: false",
                "auto_snapshot: false",
                "hinted_handoff_enabled: false",
                "memtable_heap_space: 96MiB",
                "memtable_offheap_space: 64MiB",
                "file_cache_size: 32MiB",
                "networking_cache_size: 16MiB",
                "key_cache_size: 0MiB",
                "row_cache_size: 0MiB",
                "counter_cache_size: 0MiB",
                "concurrent_compactors: 1",
                "storage_compatibility_mode: NONE",
                "sstable:",
                "  selected_format: bti",
                "");
    }

    private static String quoted(NodeFolder node, String below) {
        return "'" + node.path().resolve(below).toString().replace("'", "''") + "'";
    }

    private static String logbackText(NodeFolder node) {
        String file = node.log().toString().replace("&", "&amp;").replace("<", "&lt;");
        return String.join(
                "\n",
                "<configuration>",
                "  <statusListener class=\"ch.qos.logback.core.status.NopStatusListener\"/>",
                "  <appender name=\"FILE\" class=\"ch.qos.logback.core.rolling.RollingFileAppender\">",
                "    <file>" + file + "</file>",
                "    <rollingPolicy class=\"ch.qos.logback.core.rolling.FixedWindowRollingPolicy\">",
                "      <fileNamePattern>" + file + ".%i</fileNamePattern>",
                "      <minIndex>1</minIndex>",
                "      <maxIndex>3</maxIndex>",
                "    </rollingPolicy>",
                "    <triggeringPolicy class=\"ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy\">",
                "      <maxFileSize>10MB</maxFileSize>",
                "    </triggeringPolicy>",
                "    <encoder><pattern>%d %-5level [%thread] %logger{20} %msg%n</pattern></encoder>",
                "  </appender>",
                "  <root level=\"INFO\"><appender-ref ref=\"FILE\"/></root>",
                "</configuration>",
                "");
    }
}
