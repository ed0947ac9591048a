package io.xeropulse.xpm.internal.wire;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;

/**
 * Streams records from XML, with document types and external entities off. The answer is {@code
 * <Response>} with the records in it, or, as XPM's own example of job costs shows, the list itself.
 */
public final class XmlRecordReader implements RecordReader {
  private static final XMLInputFactory FACTORY = factory();

  private final Answer answer;
  private final Shape shape;
  private final InputStream body;
  private final Envelope envelope;
  private final XmlElementReader elements;
  private final XMLStreamReader xml;
  private boolean inList;
  private boolean listIsRoot;
  private boolean begun;

  /**
   * Starts reading.
   *
   * @param body the answer; closed with this reader
   * @param shape where its records are
   * @param answer which answer it is
   */
  public XmlRecordReader(InputStream body, Shape shape, Answer answer) {
    this.answer = answer;
    this.shape = shape;
    this.body = body;
    this.envelope = new Envelope(answer);
    try {
      this.xml = FACTORY.createXMLStreamReader(body);
    } catch (XMLStreamException e) {
      throw failure(e);
    }
    this.elements = new XmlElementReader(xml, answer);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, WireLimits.DEPTH);
    factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, WireLimits.TEXT);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, WireLimits.TEXT);
    return factory;
  }

  @Override
  public @Nullable WireRecord next() {
    try {
      while (xml.hasNext()) {
        WireRecord record = step(xml.next());
        if (record != null) {
          return record;
        }
      }
      envelope.requireOk(line(), column());
      return null;
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  private @Nullable WireRecord step(int event) throws XMLStreamException {
    switch (event) {
      case XMLStreamConstants.DTD ->
          throw elements.malformed("a document type, which XPM never sends,");
      case XMLStreamConstants.START_ELEMENT -> {
        return element(xml.getLocalName());
      }
      case XMLStreamConstants.END_ELEMENT -> inList = false;
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
        if (!xml.isWhiteSpace()) {
          throw elements.malformed("text between elements");
        }
      }
      default -> {}
    }
    return null;
  }

  private @Nullable WireRecord element(String name) throws XMLStreamException {
    if (!begun) {
      begun = true;
      listIsRoot = shape.isList(name);
      if (!listIsRoot && !name.equals("Response")) {
        throw elements.malformed("an element that is not Response");
      }
      inList = listIsRoot;
      if (listIsRoot) {
        envelope.recordsSeen();
      }
      return null;
    }
    if (!inList && shape.isList(name)) {
      envelope.recordsSeen();
      inList = true;
      return null;
    }
    if (inList || shape.isSingle(name)) {
      envelope.recordsSeen();
      WireRecord record = elements.record();
      return envelope.refused() ? null : record;
    }
    envelope.put(elements.jsonName(), elements.value());
    return null;
  }

  @Override
  public JsonNode envelope() {
    return envelope.fields();
  }

  @Override
  public void close() {
    try {
      xml.close();
      body.close();
    } catch (XMLStreamException | IOException e) {
      throw answer.brokenOff(e);
    }
  }

  private int line() {
    return xml.getLocation().getLineNumber();
  }

  private int column() {
    return xml.getLocation().getColumnNumber();
  }

  private RuntimeException failure(XMLStreamException e) {
    if (e.getNestedException() instanceof IOException io
        && !(io instanceof CharConversionException)) {
      return answer.brokenOff(io);
    }
    Location at = e.getLocation();
    return answer.malformed(
        "it is not well-formed XML or passes a limit",
        at == null ? 1 : at.getLineNumber(),
        at == null ? 1 : at.getColumnNumber(),
        e);
  }
}
