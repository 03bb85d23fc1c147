/** What the points of a face measure: head pose, gaze, opening of eyes and lips, action units. Geometry alone, no pictures. */
@NullMarked
package dev.inhabit.affect.face.measure;

import org.jspecify.annotations.NullMarked;
