package io.xeropulse.xero.http;

import io.xeropulse.xero.auth.AccessToken;
import org.jspecify.annotations.Nullable;

/** One layer of the way to Xero; each does one job and hands the call on. */
@FunctionalInterface
interface Channel {

  /** Sends a call and returns whatever came back, whichever its status. */
  Answer send(Call call);

  /** What is asked, and the token it is asked with once one was chosen. */
  record Call(ApiRequest request, @Nullable AccessToken token) {}

  /** What came back, and how many bytes it took on the wire. */
  record Answer(ApiResponse response, long wireBytes) {
    int status() {
      return response.status();
    }
  }
}
