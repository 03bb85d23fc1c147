package dev.inhabit.headset.media;

import dev.inhabit.headset.patient.Countenance;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/**
 * A face drawn with a pen, as a camera would send it: {@value #WIDTH_PX} by {@value #HEIGHT_PX} pixels, JPEG. Somebody who
 * does not exist, so that the face's way through the server can be shown without pictures of a person. Coordinates inside
 * are those of a face of 260 units from crown to chin, centred at 0. For one thread.
 */
public final class DrawnFace {
    static final int WIDTH_PX = 320;
    static final int HEIGHT_PX = 240;
    private static final double PX_PER_UNIT = 0.5;
    private static final int GRAIN = 4;

    private static final Color SKIN = new Color(0xd6a583);
    private static final Color SKIN_LIT = new Color(0xe9c3a3);
    private static final Color SKIN_SHADE = new Color(0x9a6d50);
    private static final Color HAIR = new Color(0x2e211a);
    private static final Color LINE = new Color(90, 50, 35, 140);

    private final BufferedImage image = new BufferedImage(WIDTH_PX, HEIGHT_PX, BufferedImage.TYPE_3BYTE_BGR);

    /** Draws it; the same face and number give the same bytes. */
    public byte[] jpeg(Countenance face, long number) {
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            room(g);
            g.translate(WIDTH_PX / 2.0 + 8 * face.turn(), HEIGHT_PX / 2.0 - 6 * face.nod());
            g.scale(PX_PER_UNIT, PX_PER_UNIT);
            head(g, face.mouth());
            for (int side = -1; side <= 1; side += 2) {
                eye(g, face, side);
                brow(g, face, side);
                cheek(g, face, side);
            }
            nose(g, face.turn());
            mouth(g, face);
        } finally {
            g.dispose();
        }
        grain(number);
        ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void room(Graphics2D g) {
        g.setPaint(new GradientPaint(0, 0, new Color(0x8f9aa3), 0, HEIGHT_PX, new Color(0x5f6a73)));
        g.fill(new Rectangle2D.Double(0, 0, WIDTH_PX, HEIGHT_PX));
    }

    private static void head(Graphics2D g, double open) {
        g.setPaint(new Color(0x39465a));
        g.fill(new RoundRectangle2D.Double(-190, 170, 380, 200, 160, 160));
        g.setPaint(new Color(0xb98a6e));
        g.fill(new Rectangle2D.Double(-48, 90, 96, 110));
        g.setPaint(HAIR);
        g.fill(new Ellipse2D.Double(-112, -160, 224, 240));
        g.setPaint(new Color(0xc49577));
        g.fill(new Ellipse2D.Double(-110, -25, 26, 60));
        g.fill(new Ellipse2D.Double(84, -25, 26, 60));
        Path2D face = new Path2D.Double();
        face.moveTo(-98, -40);
        face.curveTo(-98, -140, 98, -140, 98, -40);
        face.curveTo(100, 50, 62, 118, 0, 132 + 10 * open);
        face.curveTo(-62, 118, -100, 50, -98, -40);
        face.closePath();
        g.setPaint(new RadialGradientPaint(
                new Point2D.Double(-15, -30), 165, new float[] {0, .6f, 1}, new Color[] {SKIN_LIT, SKIN, SKIN_SHADE}));
        g.fill(face);
        Shape before = g.getClip();
        g.clip(face);
        for (int side = -1; side <= 1; side += 2) {
            glow(g, side * 42, -25, 37, new Color(60, 30, 20, 120));
            glow(g, side * 52, 28, 31, new Color(255, 225, 200, 110));
        }
        Path2D fringe = new Path2D.Double();
        fringe.moveTo(-105, -45);
        fringe.curveTo(-95, -90, -60, -95, -10, -92);
        fringe.curveTo(40, -95, 90, -85, 105, -40);
        fringe.lineTo(110, -170);
        fringe.lineTo(-110, -170);
        fringe.closePath();
        g.setPaint(HAIR);
        g.fill(fringe);
        g.setClip(before);
    }

    private static void eye(Graphics2D g, Countenance face, int side) {
        double x = side * 42 + 6 * face.turn();
        double y = -20;
        double half = 22;
        double high = 6.6 * face.eyes();
        Path2D white = new Path2D.Double();
        white.moveTo(x - half, y + 1);
        white.quadTo(x, y - 2 * high + 1, x + half, y + 1);
        white.quadTo(x, y + 1.5 * high, x - half, y + 1);
        white.closePath();
        g.setPaint(new Color(0xeee8e2));
        g.fill(white);
        Shape before = g.getClip();
        g.clip(white);
        double gaze = 3 * face.turn();
        g.setPaint(new Color(0x4a3626));
        g.fill(new Ellipse2D.Double(x - 10 + gaze, y - 11, 20, 20));
        g.setPaint(new Color(0x120c08));
        g.fill(new Ellipse2D.Double(x - 5 + gaze, y - 6, 10, 10));
        g.setPaint(new Color(255, 255, 255, 220));
        g.fill(new Ellipse2D.Double(x - 5 + gaze, y - 7, 4, 4));
        g.setPaint(new Color(40, 20, 10, 90));
        g.fill(new Rectangle2D.Double(x - half, y - 2 * high, 2 * half, 1.15 * high));
        g.setClip(before);
        g.setPaint(new Color(0x2a1a12));
        g.setStroke(pen(3.2));
        g.draw(arc(x - half, y + 1, x, y - 2 * high + 1, x + half, y + 1));
        g.setPaint(new Color(80, 45, 30, 150));
        g.setStroke(pen(1.5));
        g.draw(arc(x - half, y + 1, x, y + 1.5 * high, x + half, y + 1));
        g.draw(arc(x - half, y - 5, x, y - 2 * high - 5, x + half, y - 5));
    }

    private static void brow(Graphics2D g, Countenance face, int side) {
        double x = side * 42 + 6 * face.turn();
        double y = -41 - 14 * face.brow();
        double frown = face.brow() < 0 ? -6 * face.brow() : 0;
        g.setPaint(HAIR);
        g.setStroke(pen(8));
        g.draw(arc(
                x - side * 22,
                y - 10 * face.innerBrow() + frown + 2,
                x + side * 4,
                y - 8,
                x + side * 28,
                y + 4 + 4 * face.innerBrow()));
    }

    private static void cheek(Graphics2D g, Countenance face, int side) {
        double lifted = Math.max(0, face.smile());
        g.setPaint(new Color(90, 50, 35, (int) (70 + 90 * Math.min(1, lifted))));
        g.setStroke(pen(2.5));
        g.draw(arc(
                side * 20,
                30,
                side * (36 + 10 * face.smile()),
                42,
                side * (38 + 12 * Math.max(face.smile(), face.stretch())),
                66 - 10 * face.smile()));
    }

    private static void nose(Graphics2D g, double turn) {
        g.setPaint(new GradientPaint(-12, 0, new Color(120, 75, 50, 110), 4, 0, new Color(120, 75, 50, 0)));
        g.fill(new Rectangle2D.Double(-12, -25, 16, 55));
        glow(g, 5 * turn, 30, 20, new Color(255, 230, 210, 150));
        g.setPaint(new Color(70, 35, 25, 220));
        g.fill(new Ellipse2D.Double(-15 + 5 * turn, 39, 10, 6));
        g.fill(new Ellipse2D.Double(5 + 5 * turn, 39, 10, 6));
        g.setPaint(LINE);
        g.setStroke(pen(2.2));
        g.draw(arc(-17, 24, -31, 35, -17, 46));
        g.draw(arc(17, 24, 31, 35, 17, 46));
    }

    private static void mouth(Graphics2D g, Countenance face) {
        double open = face.mouth();
        double lifted = Math.max(0, face.smile());
        double half = 36 + 10 * lifted + 12 * face.stretch();
        double y = 76;
        double corner = y - 12 * face.smile();
        double upper = 8 + 5 * open;
        double lower = 10 + 34 * open;
        Path2D lips = new Path2D.Double();
        lips.moveTo(-half, corner);
        lips.curveTo(-half / 2, y - upper - 2, -10, y - upper - 4, 0, y - upper + 2);
        lips.curveTo(10, y - upper - 4, half / 2, y - upper - 2, half, corner);
        lips.curveTo(half / 2, y + lower + 2, -half / 2, y + lower + 2, -half, corner);
        lips.closePath();
        g.setPaint(new Color(0xa65a52));
        g.fill(lips);
        double top = y - 4 - open + 6 * lifted;
        Path2D gap = new Path2D.Double();
        gap.moveTo(-half + 4, corner);
        gap.quadTo(0, top, half - 4, corner);
        gap.quadTo(0, y + 2 + 26 * open + 10 * lifted, -half + 4, corner);
        gap.closePath();
        g.setPaint(new Color(0x3a1614));
        g.fill(gap);
        if (open > .25 || lifted > .6) {
            Shape before = g.getClip();
            g.clip(gap);
            g.setPaint(new Color(0xf0eae0));
            g.fill(new Rectangle2D.Double(-half, y - 10, 2 * half, lifted > .6 ? 18 : 12));
            g.setClip(before);
        }
        g.setPaint(new Color(60, 20, 15, 200));
        g.setStroke(pen(2));
        g.draw(arc(-half + 2, corner, 0, top, half - 2, corner));
        glow(g, 0, y + lower + 12, 26, new Color(90, 50, 35, 110));
    }

    private static void glow(Graphics2D g, double x, double y, double radius, Color colour) {
        Color clear = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 0);
        g.setPaint(new RadialGradientPaint(
                new Point2D.Double(x, y), (float) radius, new float[] {0, 1}, new Color[] {colour, clear}));
        g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private static Path2D arc(double x0, double y0, double overX, double overY, double x1, double y1) {
        Path2D arc = new Path2D.Double();
        arc.moveTo(x0, y0);
        arc.quadTo(overX, overY, x1, y1);
        return arc;
    }

    private static BasicStroke pen(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /** A camera's noise: without it the surfaces are smoother than any that the networks have seen. */
    private void grain(long number) {
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        SplittableRandom random = new SplittableRandom(number);
        for (int i = 0; i < pixels.length; i += 3) {
            int grain = random.nextInt(2 * GRAIN + 1) - GRAIN;
            for (int channel = i; channel < i + 3; channel++) {
                pixels[channel] = (byte) Math.max(0, Math.min(255, (pixels[channel] & 0xff) + grain));
            }
        }
    }
}
