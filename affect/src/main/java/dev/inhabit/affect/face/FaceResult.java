package dev.inhabit.affect.face;

/** What came of reading an image. */
public sealed interface FaceResult permits FaceReading, Unreadable {}
