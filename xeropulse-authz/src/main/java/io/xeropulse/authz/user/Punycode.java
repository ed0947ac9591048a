package io.xeropulse.authz.user;

/** Writes a label in ASCII (RFC 3492); Java knows how, but lets nobody ask. Thread-safe. */
final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int FIRST = 0x80;

  private Punycode() {}

  /** The label without prefix; at most 63 characters are expected. */
  static String encode(String label) {
    int[] input = label.codePoints().toArray();
    StringBuilder out = new StringBuilder();
    label.codePoints().filter(c -> c < FIRST).forEach(out::appendCodePoint);
    int basic = out.length();
    if (basic > 0) {
      out.append('-');
    }
    int next = FIRST;
    int delta = 0;
    int bias = INITIAL_BIAS;
    for (int done = basic; done < input.length; delta++, next++) {
      int smallest = smallest(label, next);
      delta += (smallest - next) * (done + 1);
      next = smallest;
      for (int character : input) {
        if (character < next) {
          delta++;
        } else if (character == next) {
          write(out, delta, bias);
          bias = adapt(delta, done + 1, done == basic);
          delta = 0;
          done++;
        }
      }
    }
    return out.toString();
  }

  private static int smallest(String label, int least) {
    return label.codePoints().filter(c -> c >= least).min().orElseThrow();
  }

  private static void write(StringBuilder out, int delta, int bias) {
    int rest = delta;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
      if (rest < threshold) {
        out.append(digit(rest));
        return;
      }
      out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  private static int adapt(int delta, int points, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / points;
    int k = 0;
    for (; rest > (BASE - T_MIN) * T_MAX / 2; k += BASE) {
      rest /= BASE - T_MIN;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
  }
}
