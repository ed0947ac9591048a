package io.xeropulse.sandbox.xpm;

import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Xml;
import java.util.ArrayList;
import java.util.List;

/** The lists that come page by page, each page naming the next. */
final class Paged {

  private Paged() {}

  /** Answers with the page a call asks for. */
  static Answer of(Call call, String wrapper, List<Xml> all) {
    int size = Math.max(1, Math.min(500, number(call, "pageSize", 50)));
    int from = Math.min(all.size(), Math.max(0, number(call, "pageToken", 0)));
    int to = Math.min(all.size(), from + size);
    String url = "/practicemanager/3.1/" + String.join("/", call.path()) + "?pageSize=" + size;
    List<Xml> links = new ArrayList<>(List.of(Xml.text("First", url)));
    if (to < all.size()) {
      links.add(Xml.text("Next", url + "&pageToken=" + to));
    }
    return Answer.ok(
        Xml.of(wrapper, all.subList(from, to)), Xml.of("Pagination", Xml.of("Links", links)));
  }

  /** A parameter that is a number, or the other if it is none. */
  static int number(Call call, String name, int otherwise) {
    String text = call.parameter(name).orElse("");
    return text.matches("\\d{1,7}") ? Integer.parseInt(text) : otherwise;
  }
}
