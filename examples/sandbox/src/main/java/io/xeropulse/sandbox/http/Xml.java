package io.xeropulse.sandbox.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One XML element without attributes, as both APIs write them; immutable.
 *
 * @param name the element's name
 * @param text its text, empty if it holds elements or nothing
 * @param children the elements in it
 */
public record Xml(String name, String text, List<Xml> children) {

  /**
   * Makes an element that holds elements.
   *
   * @param name its name
   * @param children what it holds
   * @return the element
   */
  public static Xml of(String name, Xml... children) {
    return new Xml(name, "", List.copyOf(Arrays.asList(children)));
  }

  /**
   * Makes an element that holds elements.
   *
   * @param name its name
   * @param children what it holds
   * @return the element
   */
  public static Xml of(String name, List<Xml> children) {
    return new Xml(name, "", List.copyOf(children));
  }

  /**
   * Makes an element that holds text.
   *
   * @param name its name
   * @param value its text, by {@code toString}
   * @return the element
   */
  public static Xml text(String name, Object value) {
    return new Xml(name, value.toString(), List.of());
  }

  /**
   * Finds a child.
   *
   * @param childName its name
   * @return the first of that name
   */
  public Optional<Xml> child(String childName) {
    return children.stream().filter(c -> c.name.equals(childName)).findFirst();
  }

  /**
   * Leaves children out.
   *
   * @param childNames their names
   * @return the same element without them
   */
  public Xml without(String... childNames) {
    List<String> gone = List.of(childNames);
    return new Xml(
        name, text, children.stream().filter(child -> !gone.contains(child.name)).toList());
  }

  /**
   * Reads a text below this element.
   *
   * @param path names separated by slashes, such as {@code Client/UUID}
   * @return the trimmed text, empty if any of it is missing
   */
  public String value(String path) {
    Optional<Xml> at = Optional.of(this);
    for (String step : path.split("/", -1)) {
      at = at.flatMap(element -> element.child(step));
    }
    return at.map(element -> element.text.strip()).orElse("");
  }

  /**
   * Writes the element as a document.
   *
   * @return the XML text
   */
  public String document() {
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    write(out);
    return out.append('\n').toString();
  }

  private void write(StringBuilder out) {
    if (text.isEmpty() && children.isEmpty()) {
      out.append('<').append(name).append(" />");
      return;
    }
    out.append('<').append(name).append('>');
    escape(text, out);
    for (Xml child : children) {
      child.write(out);
    }
    out.append("</").append(name).append('>');
  }

  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '\r' -> out.append("&#13;");
        case '\n', '\t' -> out.append(c);
        default -> out.append(c < ' ' || c >= '\uFFFE' ? '\uFFFD' : c); // others XML cannot hold
      }
    }
  }
}
