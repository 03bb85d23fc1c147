package dev.inhabit.server.gateway;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What a clinic sets of the gateway, read from {@code inhabit.http} and {@code inhabit.gateway}; the reasons stand
 * beside the defaults there.
 *
 * @param commandWithin how long an answer over REST may take
 * @param origins other origins whose pages may use the REST interface, such as {@code https://desk.clinic.example}
 * @param behindTls whether clients reach the server by TLS, so that browsers may be told to insist on it
 * @param perMin requests a minute of each person in each class
 * @param batchesPerMin batches a minute of each device that sends over HTTP
 */
public record GatewaySettings(
        String host,
        int port,
        Duration commandWithin,
        Set<String> origins,
        boolean behindTls,
        Map<Endpoint.Pace, Integer> perMin,
        int batchesPerMin,
        SocketLimits sockets) {

    /** @throws com.typesafe.config.ConfigException where a setting is missing or of the wrong kind */
    public static GatewaySettings of(Config config) {
        Config http = config.getConfig("inhabit.http");
        Config c = config.getConfig("inhabit.gateway");
        Map<Endpoint.Pace, Integer> perMin = new EnumMap<>(Endpoint.Pace.class);
        perMin.put(Endpoint.Pace.SIGN_IN, c.getInt("per-minute.sign-in"));
        perMin.put(Endpoint.Pace.READ, c.getInt("per-minute.read"));
        perMin.put(Endpoint.Pace.WRITE, c.getInt("per-minute.write"));
        perMin.put(Endpoint.Pace.COMMAND, c.getInt("per-minute.command"));
        perMin.put(Endpoint.Pace.DEVICE, c.getInt("per-minute.device"));
        Config s = c.getConfig("socket");
        return new GatewaySettings(
                http.getString("host"),
                http.getInt("port"),
                c.getDuration("command-within"),
                Set.copyOf(http.getStringList("cors-origins")),
                c.getBoolean("behind-tls"),
                perMin,
                c.getInt("batches-per-minute"),
                new SocketLimits(
                        s.getDuration("hello-within"),
                        s.getDuration("streamed-within"),
                        s.getInt("text-chars-max"),
                        s.getBytes("media-bytes-max").intValue(),
                        s.getInt("reliable-max"),
                        s.getBytes("reliable-bytes-max").intValue(),
                        s.getDuration("close-within"),
                        s.getInt("malformed-max"),
                        s.getInt("commands-per-second"),
                        s.getInt("commands-burst"),
                        s.getInt("moments-per-second"),
                        s.getInt("moments-burst"),
                        s.getInt("words-per-second"),
                        s.getInt("words-burst"),
                        s.getInt("skin-per-second"),
                        s.getInt("skin-burst")));
    }
}
