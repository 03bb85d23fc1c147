package dev.inhabit.affect.face.measure;

import java.util.Optional;

/**
 * What the points of one face measure. Each is geometry of a picture, never what somebody feels.
 *
 * @param pose how the head is turned, relative to the camera
 * @param gaze where the eyes look, relative to the head; empty where the eyes are shut, hidden, too small or turned away
 * @param shape lengths on the face, freed of the head's turn
 * @param units action units, relative to the neutral face
 * @param ownNeutral whether that is the person's own, the median of the camera's readings so far; otherwise it is the mean
 *     portrait's, and long brows or a wide mouth read as an expression
 * @param eyesHidden share of eyes and brows that something covers, 0..1
 * @param mouthHidden share of the lips that something covers, 0..1
 * @param expectedError mean error of the points that the network itself expects, in distances of the outer corners of the
 *     eyes
 */
public record FaceMeasures(
        HeadPose pose,
        Optional<Gaze> gaze,
        FaceShape shape,
        ActionUnits units,
        boolean ownNeutral,
        double eyesHidden,
        double mouthHidden,
        double expectedError) {}
