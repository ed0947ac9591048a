package io.xeropulse.authz.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkSourceTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "192.0.2.1:50123, 192.0.2.1",
    "::ffff:192.0.2.1, 192.0.2.1",
    "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
    "2001:DB8:1:2::, 20010db800010002/64",
    "[2001:db8:1:2::9]:443, 20010db800010002/64",
    "2001:db8::1, 20010db800000000/64",
    "fe80::1%eth0, fe80000000000000/64",
    "::1, 0000000000000000/64",
    "2001:db8:::1, 2001:db8:::1",
    "unix:, unix:",
    "Proxy-7, proxy-7",
    "'', ''"
  })
  void shouldCountIpv6ByItsNetworkAndTheRestAsItIs(String address, String source) {
    assertThat(NetworkSource.of(address)).isEqualTo(source);
  }
}
