package io.xeropulse.xero.http;

import com.fasterxml.jackson.core.JacksonException;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.xero.internal.wire.JsonDocument;
import io.xeropulse.xero.internal.wire.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a refusal says, as far as it is one of Xero's forms. Any other body, HTML, text
 * or nothing, is no error of its own.
 *
 * @param type Xero's word for the error, or null
 * @param number Xero's number of the error, or null
 */
record ErrorBody(@Nullable String type, @Nullable Long number) {
  private static final ErrorBody NOTHING = new ErrorBody(null, null);
  private static final int LONGEST_BODY = 64 * 1024;

  static ErrorBody of(ApiResponse response) {
    if (response.body().length == 0 || response.body().length > LONGEST_BODY) {
      return NOTHING;
    }
    try {
      List<JsonObject> objects = JsonDocument.objects(response.body());
      return objects.isEmpty() ? NOTHING : of(objects.get(0));
    } catch (JacksonException | RejectedRecordException anyOtherBody) {
      return NOTHING;
    }
  }

  private static ErrorBody of(JsonObject body) {
    String type = body.filledText("Detail");
    return new ErrorBody(
        word(type == null ? body.filledText("Type") : type), body.whole("ErrorNumber"));
  }

  /** Only words such as AuthenticationUnsuccessful: free text could carry personal data. */
  private static @Nullable String word(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int end = 0;
    while (end < text.length() && end < 60 && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return end == 0 ? null : text.substring(0, end);
  }

  String summary() {
    if (type == null && number == null) {
      return "";
    }
    return " (" + (type == null ? "error" : type) + (number == null ? "" : " " + number) + ")";
  }
}
