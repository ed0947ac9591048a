package io.xeropulse.xero.accounting;

/** Whether line amounts have the tax in them; quotes write these words in capitals. */
public enum LineAmountTypes implements WireWord {
  /** {@code Exclusive}: without tax. */
  EXCLUSIVE("Exclusive"),
  /** {@code Inclusive}: with tax. */
  INCLUSIVE("Inclusive"),
  /** {@code NoTax}: there is none. */
  NO_TAX("NoTax");

  private final String wire;

  LineAmountTypes(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
