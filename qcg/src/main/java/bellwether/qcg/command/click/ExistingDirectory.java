package bellwether.qcg.command.click;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Takes only a directory that is there.
public final class ExistingDirectory implements ITypeConverter<Path> {

  @Override
  public Path convert(String value) {
    var path = Path.of(value);
    if (!Files.exists(path)) {
      throw new TypeConversionException("Directory '%s' does not exist.".formatted(value));
    }
    if (!Files.isDirectory(path)) {
      throw new TypeConversionException("Directory '%s' is a file.".formatted(value));
    }
    return path;
  }
}
