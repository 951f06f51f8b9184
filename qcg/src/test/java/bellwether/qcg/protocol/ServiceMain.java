package bellwether.qcg.protocol;

import java.nio.file.Files;
import java.nio.file.Path;

/// A service for other programs' clients: `DIRECTORY NODES`; prints its address, and ends when
/// told.
final class ServiceMain {

  private ServiceMain() {}

  public static void main(String[] args) throws Exception {
    var folder = Path.of(args[0]).toAbsolutePath();
    Files.createDirectories(folder);
    try (var service = new Service(folder, args[1])) {
      System.out.println(service.endpoint.address());
      service.ending.await(service.session.manager());
    }
  }
}
