package io.xeropulse.warehouse.access;

import io.xeropulse.authz.scope.DataScope;

/** The roles of the warehouse; none owns anything nor can bypass row security. */
public enum DatabaseRole {
  /** Writes facts, state and figures. */
  LOADER("xeropulse_loader"),
  /** Reads them. */
  READER("xeropulse_reader"),
  /** Reads them as far as a scope goes. */
  SCOPED_READER("xeropulse_scoped_reader");

  /**
   * Who reads as far as a scope goes. The whole organization is read without asking of each row
   * whether the scope covers it.
   */
  static DatabaseRole readerOf(DataScope scope) {
    return scope instanceof DataScope.Everything ? READER : SCOPED_READER;
  }

  private final String roleName;

  DatabaseRole(String roleName) {
    this.roleName = roleName;
  }

  String roleName() {
    return roleName;
  }
}
