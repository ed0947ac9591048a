package io.xeropulse.warehouse.access;

/** The roles of the warehouse; neither owns anything nor can bypass row security. */
public enum DatabaseRole {
  /** Writes facts, state and figures. */
  LOADER("xeropulse_loader"),
  /** Reads them. */
  READER("xeropulse_reader");

  private final String roleName;

  DatabaseRole(String roleName) {
    this.roleName = roleName;
  }

  String roleName() {
    return roleName;
  }
}
