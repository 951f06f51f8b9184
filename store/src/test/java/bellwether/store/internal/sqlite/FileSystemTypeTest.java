package bellwether.store.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSystemTypeTest {
  @TempDir Path folder;
  private final ArrayList<String> warnings = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nfs",
        "nfs4",
        "lustre",
        "gpfs",
        "beegfs",
        "cifs",
        "smb3",
        "ceph",
        "fuse.sshfs",
        "9p"
      })
  void networkFileSystemsAreKnown(String word) {
    assertThat(new FileSystemType(word).isNetwork()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ext4", "xfs", "btrfs", "tmpfs", "overlay", "zfs", "ext2/ext3"})
  void localFileSystemsAreKnown(String word) {
    assertThat(new FileSystemType(word).isNetwork()).isFalse();
  }

  @Test
  void onANetworkFileSystemThereIsNoWriteAheadLogAndTheUserIsTold() throws Exception {
    assertThat(journalOn("nfs4")).isEqualTo("delete");
    assertThat(warnings).hasSize(1);
    assertThat(warnings.getFirst()).contains("(nfs4)", "write-ahead log", "--catalog");
  }

  @Test
  void onALocalOneThereIs() throws Exception {
    assertThat(journalOn("nfs4")).isEqualTo("delete");
    warnings.clear();
    assertThat(journalOn("ext4")).isEqualTo("wal");
    assertThat(warnings).isEmpty();
  }

  private String journalOn(String type) throws Exception {
    var place = new CatalogPlace(folder.resolve("catalog.db"));
    var options = CatalogOptions.of(_ -> false).withWarnings(warnings::add);
    if (!Files.exists(place.file())) {
      Files.createFile(place.file());
    }
    try (var connection = new CatalogFile(place, options).open(new FileSystemType(type));
        var statement = connection.createStatement();
        var rows = statement.executeQuery("PRAGMA journal_mode")) {
      return rows.getString(1);
    }
  }
}
