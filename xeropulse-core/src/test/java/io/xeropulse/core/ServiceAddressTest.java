package io.xeropulse.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bi.example.com/",
        " https://bi.example.com/under/a/path// ",
        "HTTPS://BI.EXAMPLE.COM:8443",
        "http://localhost:3000",
        "http://127.0.0.1:3000",
        "http://127.8.9.10",
        "http://[::1]:3000",
        "http://[0:0:0:0:0:0:0:1]"
      })
  void shouldTakeWhatKeepsASecret(String text) {
    ServiceAddress address = ServiceAddress.of(text);
    assertThat(address.at("/api").toString())
        .isEqualTo(text.strip().replaceAll("/+$", "") + "/api");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bi.example.com",
        "localhost:80",
        "ftp://bi.example.com",
        "http://bi.example.com",
        "http://10.0.0.7:3000",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://[::2]",
        "https://me:s3cret@bi.example.com",
        "https://bi.example.com?key=s3cret",
        "https://bi.example.com/#s3cret",
        "https://bi example.com/s3cret"
      })
  void shouldRefuseAnyOtherWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> ServiceAddress.of(text))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }
}
