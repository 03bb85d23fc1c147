package dev.inhabit.affect.face;

/** What the first bytes of an image say. */
public sealed interface Probed permits ImageHeader, Unreadable {}
