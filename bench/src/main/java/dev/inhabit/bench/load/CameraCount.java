package dev.inhabit.bench.load;

/**
 * What became of cameras' pictures.
 *
 * @param sent written to the socket
 * @param skipped not sent, because the socket was full
 * @param received as the server reported, like the two that follow
 * @param refused answered with a reason
 * @param faces readings that found a face
 */
public record CameraCount(int sent, int skipped, int received, int read, int dropped, int refused, int faces) {
    static final CameraCount NONE = new CameraCount(0, 0, 0, 0, 0, 0, 0);

    CameraCount plus(CameraCount other) {
        return new CameraCount(
                sent + other.sent,
                skipped + other.skipped,
                received + other.received,
                read + other.read,
                dropped + other.dropped,
                refused + other.refused,
                faces + other.faces);
    }

    CameraCount minus(CameraCount other) {
        return new CameraCount(
                sent - other.sent,
                skipped - other.skipped,
                received - other.received,
                read - other.read,
                dropped - other.dropped,
                refused - other.refused,
                faces - other.faces);
    }

    /** Whether the sender was told of every picture what became of it. */
    public boolean isAccountedFor() {
        return sent == received && received == read + dropped;
    }
}
