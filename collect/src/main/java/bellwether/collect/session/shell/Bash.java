package bellwether.collect.session.shell;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.regex.Pattern;

/// Bash, which also gets functions where it evaluates the text.
///
/// The last word of the line holds them without blanks, as `NAME=1;{eval,$'…'}`. As an argument of
/// `export` all of it is the value of that variable, of which nobody takes notice.
public record Bash() implements Shell {
  /// With an underscore first, as EPMT leaves such names out of the environment that it keeps.
  private static final String CARRIER = "_EPMT_SHELL";

  private static final Pattern ENCODED = Pattern.compile("[^A-Za-z0-9_=;/.-]");
  private static final String FUNCTIONS =
      """
      PAPIEX_LD_PRELOAD=%s
      epmt_push_preload() {
        case :${LD_PRELOAD-}: in
          *:"$PAPIEX_LD_PRELOAD":*) ;;
          *)
            PAPIEX_OLD_LD_PRELOAD=${LD_PRELOAD-}
            export LD_PRELOAD="$PAPIEX_LD_PRELOAD${LD_PRELOAD:+:$LD_PRELOAD}"
            ;;
        esac
      }
      epmt_pop_preload() {
        if [ -n "${PAPIEX_OLD_LD_PRELOAD-}" ]; then
          export LD_PRELOAD="$PAPIEX_OLD_LD_PRELOAD"
        else
          unset LD_PRELOAD
        fi
      }
      epmt_instrument() {
        export PAPIEX_OUTPUT PAPIEX_OPTIONS
        epmt_push_preload
      }
      epmt_uninstrument() {
        export -n PAPIEX_OUTPUT PAPIEX_OPTIONS
        epmt_pop_preload
      }
      """;

  @Override
  public String text(Instrumentation instrumentation) {
    var functions = FUNCTIONS.formatted(instrumentation.collector().library());
    return "%s %s=1;{eval,$'%s'}\n"
        .formatted(Bourne.line(instrumentation), CARRIER, encoded(functions));
  }

  /// The bytes of a text, each that a shell might interpret as `\xHH`.
  private static String encoded(String text) {
    var bytes = new String(text.getBytes(UTF_8), ISO_8859_1);
    return ENCODED
        .matcher(bytes)
        .replaceAll(found -> "\\\\x" + HexFormat.of().toHexDigits((byte) found.group().charAt(0)));
  }
}
