package bellwether.store.internal;

import bellwether.store.CatalogPlace;
import bellwether.store.StoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Says in a sentence what is wrong with a catalog.
public record Problems(CatalogPlace place) {

  /// For what SQLite said.
  public StoreException of(SQLException cause) {
    return new StoreException(place, sentence(cause), cause);
  }

  /// For what the file system said.
  public StoreException of(IOException cause) {
    var what =
        switch (cause) {
          case AccessDeniedException denied ->
              "no permission for " + denied.getFile() + "; mend its owner or mode";
          case FileAlreadyExistsException exists ->
              exists.getFile() + " is not a folder; move it away";
          case FileSystemException other ->
              other.getFile() + ": " + other.getReason() + "; mend that";
          default -> cause + "; mend that";
        };
    return because("cannot be opened: " + what + ", or choose another place with --catalog");
  }

  /// For anything else.
  public StoreException because(String what) {
    return new StoreException(place, "The catalog " + place + " " + what);
  }

  private String sentence(SQLException cause) {
    return "The catalog " + place + " " + what(cause) + " (" + cause.getMessage() + ")";
  }

  private static String what(SQLException cause) {
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
