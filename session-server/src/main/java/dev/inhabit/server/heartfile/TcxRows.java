package dev.inhabit.server.heartfile;

import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Garmin's Training Center XML, which Polar Flow and others export too: track points with a time and a heart rate. */
final class TcxRows {
    private TcxRows() {}

    static void read(byte[] bytes, HeartRows rows) {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            points(xml, rows);
            xml.close();
        } catch (XMLStreamException e) {
            throw new UnusableHeartFile("file", "file is not XML");
        }
    }

    private static void points(XMLStreamReader xml, HeartRows rows) throws XMLStreamException {
        String time = null;
        String bpm = null;
        int line = 0;
        boolean inHeartRate = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "Trackpoint" -> {
                        time = null;
                        bpm = null;
                        line = xml.getLocation().getLineNumber();
                    }
                    case "Time" -> time = text(xml);
                    case "HeartRateBpm" -> inHeartRate = true;
                    case "Value" -> bpm = inHeartRate ? text(xml) : bpm;
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals("HeartRateBpm")) {
                    inHeartRate = false;
                } else if (xml.getLocalName().equals("Trackpoint")) {
                    rows.row(line, time, bpm, List.of());
                }
            }
        }
    }

    private static @Nullable String text(XMLStreamReader xml) throws XMLStreamException {
        return xml.getElementText();
    }
}
