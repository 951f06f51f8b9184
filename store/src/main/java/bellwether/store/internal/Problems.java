package bellwether.store.internal;

import bellwether.store.CatalogPlace;
import bellwether.store.StoreException;
import bellwether.store.internal.sqlite.SqliteErrors;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;

/// Says in a sentence what is wrong with a catalog.
public record Problems(CatalogPlace place) {

  /// For what the database said.
  public StoreException of(SQLException cause) {
    return new StoreException(place.file(), sentence(cause), cause);
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
    return new StoreException(place.file(), "The catalog " + place + " " + what);
  }

  private String sentence(SQLException cause) {
    return "The catalog "
        + place
        + " "
        + SqliteErrors.sentence(cause)
        + " ("
        + cause.getMessage()
        + ")";
  }
}
