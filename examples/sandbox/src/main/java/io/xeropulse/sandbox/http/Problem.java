package io.xeropulse.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Xero's problem documents for refusals outside validation. */
public final class Problem {

  private Problem() {}

  /**
   * Makes a refusal.
   *
   * @param status the HTTP status
   * @param title what kind
   * @param detail what exactly
   * @return the reply
   */
  public static Reply of(int status, String title, String detail) {
    ObjectNode problem = Json.object();
    problem.putNull("Type");
    problem.put("Title", title);
    problem.put("Status", status);
    problem.put("Detail", detail);
    problem.put(
        "Instance",
        UUID.nameUUIDFromBytes((title + detail).getBytes(StandardCharsets.UTF_8)).toString());
    problem.putObject("Extensions");
    return Reply.json(status, problem);
  }
}
