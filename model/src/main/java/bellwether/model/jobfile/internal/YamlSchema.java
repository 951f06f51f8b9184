package bellwether.model.jobfile.internal;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// The core schema of YAML 1.2 without numbers so long that reading one takes seconds.
final class YamlSchema extends CoreSchema {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?+[0-9]++|0o[0-7]++|0x[0-9a-fA-F]++|[-+]?+(?:\\.[0-9]++|[0-9]++(?:\\.[0-9]*+)?+)(?:[eE][-+]?+[0-9]++)?+");

  @Override
  public ScalarResolver getScalarResolver() {
    var usual = super.getScalarResolver();
    return (text, plain) ->
        text.length() <= LongNumberException.MOST ? usual.resolve(text, plain) : tag(text, plain);
  }

  /// The tag of a text that is too long for anything but a text.
  private static Tag tag(String text, boolean plain) {
    if (plain && NUMBER.matcher(text).matches()) {
      throw new LongNumberException(text.length());
    }
    return Tag.STR;
  }
}
