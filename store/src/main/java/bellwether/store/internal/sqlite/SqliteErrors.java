package bellwether.store.internal.sqlite;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Says in words what SQLite's error codes mean for the user.
public final class SqliteErrors {

  private SqliteErrors() {}

  /// What is wrong and what to do, to stand after the catalog's name.
  public static String sentence(SQLException cause) {
    int extended = cause instanceof SQLiteException sqlite ? sqlite.getResultCode().code : -1;
    return extended == SQLiteErrorCode.SQLITE_READONLY_DBMOVED.code
        ? "was removed or replaced while it was written: what was recorded since is lost; bring a copy back, or begin anew"
        : what(extended & 0xff);
  }

  private static String what(int code) {
    return switch (code) {
      case 13 -> "cannot grow: its disk is full; make room there, then go on with --resume";
      case 10 ->
          "cannot be read or written: its disk reports an error or is full; see to the disk, then go on with --resume";
      case 5, 6 ->
          "is busy: another process has been writing it for too long; try again when it is done";
      case 8, 3, 23 ->
          "may not be written: mend its mode and that of its folder, or choose another place with --catalog";
      case 14 ->
          "cannot be opened: expected a readable file in a folder that may be written; mend that, or choose another place with --catalog";
      case 26 -> "is not a SQLite file; choose another place with --catalog";
      case 11 ->
          "is damaged; move it away or restore a copy, or choose another place with --catalog";
      default -> "failed; choose another place with --catalog, or report this";
    };
  }
}
