package dev.inhabit.affect.face;

import dev.inhabit.affect.AffectEngine;
import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.face.measure.ActionUnit;
import dev.inhabit.affect.face.measure.FaceMeasures;
import dev.inhabit.affect.face.measure.FaceShape;
import dev.inhabit.affect.face.measure.Gaze;
import dev.inhabit.affect.face.measure.HeadPose;
import dev.inhabit.affect.model.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * A program that prints what is measured on pictures, one a line, for {@code model-training/landmarks/portraits.py}.
 * Arguments: a file that names the pictures, one a line; "crop" where each is one face and nothing else; and optionally a
 * folder of models.
 */
public final class MeasureTable {
    private MeasureTable() {}

    public static void main(String[] arguments) throws IOException {
        ModelRegistry models =
                arguments.length > 2 ? ModelRegistry.withUserFolder(Path.of(arguments[2])) : ModelRegistry.shipped();
        boolean crop = arguments.length > 1 && arguments[1].equals("crop");
        System.out.println(
                "file,expression,top,confidence,turned,eyesHidden,mouthHidden,error,yaw,pitch,roll,gazeYaw,gazePitch,"
                        + "rightEye,leftEye,innerBrow,outerBrow,browGap,mouthWidth,lipCorner,lipGap,chinDrop,"
                        + String.join(
                                ",",
                                ActionUnit.measured().stream()
                                        .map(ActionUnit::name)
                                        .toList()));
        try (AffectEngine engine = AffectEngine.load(models, ImageLimits.DEFAULT);
                FaceSense sense = crop ? engine.faceCropSense() : engine.faceSense()) {
            List<String> files = Files.readAllLines(Path.of(arguments[0]));
            for (String file : files) {
                if (sense.read(Files.readAllBytes(Path.of(file))) instanceof FaceReading face) {
                    face.measures().ifPresent(measures -> print(file, face, measures));
                }
            }
        }
    }

    private static void print(String file, FaceReading face, FaceMeasures measures) {
        Emotion top = face.shares().top();
        FaceShape shape = measures.shape();
        HeadPose pose = measures.pose();
        StringJoiner line = new StringJoiner(",");
        line.add(Path.of(file).getFileName().toString()).add(top.label());
        add(line, face.shares().topShare(), face.confidence(), pose.turnedDegrees());
        add(line, measures.eyesHidden(), measures.mouthHidden(), measures.expectedError());
        add(line, pose.yawDegrees(), pose.pitchDegrees(), pose.rollDegrees());
        add(
                line,
                measures.gaze().map(Gaze::yawDegrees).orElse(Double.NaN),
                measures.gaze().map(Gaze::pitchDegrees).orElse(Double.NaN));
        add(line, shape.rightEyeOpening(), shape.leftEyeOpening(), shape.innerBrowHeight(), shape.outerBrowHeight());
        add(line, shape.browGap(), shape.mouthWidth(), shape.lipCornerHeight(), shape.lipGap(), shape.chinDrop());
        for (ActionUnit unit : ActionUnit.measured()) {
            add(line, measures.units().of(unit).orElse(Double.NaN));
        }
        System.out.println(line);
    }

    private static void add(StringJoiner line, double... values) {
        for (double value : values) {
            line.add(String.format(Locale.ROOT, "%.4f", value));
        }
    }
}
