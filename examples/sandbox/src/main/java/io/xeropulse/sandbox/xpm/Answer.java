package io.xeropulse.sandbox.xpm;

import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Reply;
import io.xeropulse.sandbox.http.Xml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is answered, before it is written in XML or, if the call asks for it, in JSON.
 *
 * @param status the HTTP status
 * @param response the response element
 */
record Answer(int status, Xml response) {

  private static final String STRICT = "practice-strict-content-type";

  static Answer ok(Xml... content) {
    List<Xml> all = new ArrayList<>(List.of(Xml.text("Status", "OK")));
    all.addAll(List.of(content));
    return new Answer(200, Xml.of("Response", all));
  }

  static Answer error(int status, String description) {
    return new Answer(
        status,
        Xml.of("Response", Xml.text("Status", "ERROR"), Xml.text("ErrorDescription", description)));
  }

  /** JSON needs the feature header and the Accept header; without both it is XML. */
  Reply reply(Call call, boolean errorsUnder200) {
    int shown = errorsUnder200 && status < 500 ? 200 : status;
    boolean json =
        call.header("Xero-Features").orElse("").contains(STRICT)
            && call.header("Accept").orElse("").contains("json");
    Xml sparse = sparse(call);
    return json
        ? Reply.json(shown, JsonForm.of(sparse))
        : Reply.text(shown, "text/xml; charset=utf-8", sparse.document());
  }

  /** Leaves out of every record what {@code fields} does not name. */
  private Xml sparse(Call call) {
    String fields = call.parameter("fields").orElse("");
    if (fields.isEmpty() || status != 200) {
      return response;
    }
    Set<String> wanted =
        Arrays.stream(fields.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    return Xml.of(
        response.name(),
        response.children().stream().map(content -> content(content, wanted)).toList());
  }

  private static Xml content(Xml content, Set<String> wanted) {
    boolean list =
        !content.children().isEmpty()
            && content.children().stream().noneMatch(child -> child.children().isEmpty());
    if (!list) {
      return content.children().isEmpty() ? content : trimmed(content, wanted);
    }
    return Xml.of(
        content.name(),
        content.children().stream().map(record -> trimmed(record, wanted)).toList());
  }

  private static Xml trimmed(Xml record, Set<String> wanted) {
    return Xml.of(
        record.name(),
        record.children().stream()
            .filter(field -> wanted.contains(JsonForm.name(field.name())))
            .toList());
  }
}
