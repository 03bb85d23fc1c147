package dev.inhabit.server.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The web pages out of the jar, each in the form that was compressed at build and that the browser takes. Whatever is no
 * file is the page itself, which routes by its address. Thread-safe.
 */
final class Pages {
    private static final String FOLDER = "dashboard/";
    private static final String INDEX = "index.html";
    /** Names that hold a hash of their content never change. */
    private static final String HASHED = "assets/";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final Map<String, ContentType> TYPES = Map.ofEntries(
            Map.entry("html", ContentTypes.TEXT_HTML_UTF8),
            Map.entry("js", ContentTypes.create(MediaTypes.APPLICATION_JAVASCRIPT, HttpCharsets.UTF_8)),
            Map.entry("css", ContentTypes.create(MediaTypes.TEXT_CSS, HttpCharsets.UTF_8)),
            Map.entry("json", ContentTypes.APPLICATION_JSON),
            Map.entry("svg", MediaTypes.IMAGE_SVG_XML.toContentType()),
            Map.entry("png", MediaTypes.IMAGE_PNG.toContentType()),
            Map.entry("ico", MediaTypes.IMAGE_X_ICON.toContentType()),
            Map.entry(
                    "woff2",
                    MediaTypes.customBinary("font", "woff2", compressed()).toContentType()),
            Map.entry(
                    "wasm",
                    MediaTypes.customBinary("application", "wasm", compressed()).toContentType()),
            Map.entry("onnx", ContentTypes.APPLICATION_OCTET_STREAM),
            Map.entry("txt", ContentTypes.TEXT_PLAIN_UTF8));

    private record File(byte[] bytes, String etag, @Nullable String coding) {}

    private final Map<String, Optional<File>> files = new ConcurrentHashMap<>();

    private static org.apache.pekko.http.javadsl.model.MediaType.Compressibility compressed() {
        return MediaTypes.NOT_COMPRESSIBLE;
    }

    /** @param path as in the address, beginning with a slash */
    HttpResponse answer(HttpRequest request, String path) {
        if (!request.method().equals(HttpMethods.GET) && !request.method().equals(HttpMethods.HEAD)) {
            return HttpResponse.create()
                    .withStatus(StatusCodes.METHOD_NOT_ALLOWED)
                    .addHeader(RawHeader.create("Allow", "GET, HEAD"));
        }
        String name = path.substring(1);
        boolean isFile = name.indexOf('.') >= 0 && !name.contains("..");
        Optional<File> found = isFile ? file(name, request) : file(INDEX, request);
        String served = isFile ? name : INDEX;
        if (found.isEmpty()) {
            return HttpResponse.create()
                    .withStatus(StatusCodes.NOT_FOUND)
                    .withEntity(
                            ContentTypes.TEXT_PLAIN_UTF8,
                            isFile ? "no such file" : "the pages were not built into this server");
        }
        File file = found.get();
        HttpResponse response = HttpResponse.create()
                .addHeader(RawHeader.create("ETag", file.etag()))
                .addHeader(RawHeader.create("Vary", "Accept-Encoding"))
                .addHeader(RawHeader.create("Cache-Control", served.startsWith(HASHED) ? FOR_EVER : "no-cache"));
        String known = request.getHeader("If-None-Match").map(HttpHeader::value).orElse("");
        if (known.contains(file.etag())) {
            return response.withStatus(StatusCodes.NOT_MODIFIED);
        }
        if (file.coding() != null) {
            response = response.addHeader(RawHeader.create("Content-Encoding", file.coding()));
        }
        return response.withEntity(HttpEntities.create(type(served), ByteString.fromArrayUnsafe(file.bytes())));
    }

    private Optional<File> file(String name, HttpRequest request) {
        String accepted = request.getHeader("Accept-Encoding")
                .map(header -> header.value().toLowerCase(Locale.ROOT))
                .orElse("");
        if (takes(accepted, "br")) {
            Optional<File> brotli = load(name, ".br", "br");
            if (brotli.isPresent()) {
                return brotli;
            }
        }
        if (takes(accepted, "gzip")) {
            Optional<File> gzip = load(name, ".gz", "gzip");
            if (gzip.isPresent()) {
                return gzip;
            }
        }
        return load(name, "", null);
    }

    private static boolean takes(String accepted, String coding) {
        for (String one : accepted.split(",", -1)) {
            String[] parts = one.strip().split(";", 2);
            if (parts[0].strip().equals(coding)) {
                return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    private Optional<File> load(String name, String suffix, @Nullable String coding) {
        String resource = FOLDER + name + suffix;
        Optional<File> known = files.get(resource);
        if (known != null) {
            return known;
        }
        Optional<File> read = read(resource, coding);
        if (read.isPresent()) {
            // Only what exists is kept: names that somebody makes up must not fill the memory.
            files.put(resource, read);
        }
        return read;
    }

    private static Optional<File> read(String resource, @Nullable String coding) {
        try (InputStream in = Pages.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Optional.of(new File(bytes, '"' + HexFormat.of().formatHex(hash, 0, 12) + '"', coding));
        } catch (IOException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256", e);
        }
    }

    private static ContentType type(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, ContentTypes.APPLICATION_OCTET_STREAM);
    }
}
