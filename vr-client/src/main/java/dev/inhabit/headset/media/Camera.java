package dev.inhabit.headset.media;

/** Something that takes pictures of a face. */
@FunctionalInterface
public interface Camera {
    /**
     * The picture of that number as JPEG or PNG; not to be changed.
     *
     * @param number counts up from 0 with each picture that was taken
     */
    byte[] picture(long number);
}
