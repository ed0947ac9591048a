package io.xeropulse.authz.audit;

class InMemoryHeadAnchorTest extends HeadAnchorContract {
  private final HeadAnchor anchor = new InMemoryHeadAnchor();

  @Override
  HeadAnchor anchor() {
    return anchor;
  }
}
