package dev.inhabit.affect.face;

/** What came of decoding an image. */
public sealed interface Decoded permits Frame, Unreadable {}
