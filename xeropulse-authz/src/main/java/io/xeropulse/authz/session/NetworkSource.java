package io.xeropulse.authz.session;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom attempts from an address are counted against: of IPv6 the first 64 bits, since who has one
 * such address has 2⁶⁴ of them. Thread-safe.
 */
final class NetworkSource {
  private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d+)?");
  private static final Pattern IPV6 =
      Pattern.compile("\\[?([0-9a-fA-F:]*:[0-9a-fA-F:.]*)(?:%[^\\]]*)?(?:\\](?::\\d+)?)?");
  private static final int NETWORK_BYTES = 8;

  private NetworkSource() {}

  /** The source of any text; what is no address is one of its own. */
  static String of(String address) {
    String text = address.strip().toLowerCase(Locale.ROOT);
    Matcher four = IPV4.matcher(text);
    if (four.matches()) {
      return four.group(1);
    }
    Matcher six = IPV6.matcher(text);
    return six.matches() ? network(six.group(1)) : text;
  }

  private static String network(String literal) {
    try {
      // A text of hexadecimal digits and a colon is never looked up.
      InetAddress parsed = InetAddress.getByName(literal);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "/64"
          : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return literal;
    }
  }
}
