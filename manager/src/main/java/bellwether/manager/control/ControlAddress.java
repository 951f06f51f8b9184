package bellwether.manager.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Where the manager of a run listens: a Unix domain socket.
///
/// The rule: beside the catalog, as `<catalog>.run-<N>.sock`; where that path would be too long for
/// a socket, or a socket cannot be made there (some network file systems), under a hash of the
/// catalog's path in `XDG_RUNTIME_DIR`, else in `/tmp/bellwether-<uid>`. The manager takes the
/// first that works; who looks for it tries all.
///
/// @param candidates absolute paths, the preferred one first; never empty
public record ControlAddress(List<Path> candidates) {
  /// What fits into the kernel's `sun_path`, less its end.
  static final int LONGEST = 107;

  /// Room for the name under which a socket is made before it is moved into its place.
  static final int SPARE = 8;

  public ControlAddress {
    candidates = List.copyOf(candidates);
  }

  /// Where the manager of a run of this catalog listens.
  ///
  /// @param catalog the catalog's file
  /// @param environment `XDG_RUNTIME_DIR` is read from it
  public static ControlAddress of(Path catalog, long run, Map<String, String> environment) {
    var real = real(catalog);
    var candidates = new ArrayList<Path>();
    candidates.add(Path.of(real + ".run-" + run + ".sock"));
    var name = "%s.run-%d.sock".formatted(hash(real), run);
    var runtime = environment.get("XDG_RUNTIME_DIR");
    if (runtime != null && runtime.startsWith("/")) {
      candidates.add(Path.of(runtime, "bellwether", name));
    }
    candidates.add(Path.of("/tmp", "bellwether-" + user(), name));
    return new ControlAddress(candidates.stream().filter(ControlAddress::fits).toList());
  }

  /// Removes the sockets that the run's manager left: it is dead.
  public void removeLeft() {
    for (var path : candidates) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw new ControlException(
            "Expected to remove the socket %s of a dead manager: %s".formatted(path, e), e);
      }
    }
  }

  private static boolean fits(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length + SPARE <= LONGEST;
  }

  /// One catalog may be reached by several names.
  private static Path real(Path catalog) {
    try {
      return catalog.toRealPath();
    } catch (IOException missing) {
      return catalog.toAbsolutePath().normalize();
    }
  }

  private static String hash(Path path) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = digest.digest(path.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256, which every Java has", e);
    }
  }

  static Object user() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException | UnsupportedOperationException unknown) {
      return System.getProperty("user.name");
    }
  }
}
