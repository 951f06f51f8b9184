package bellwether.collect.internal.pickle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.collect.Samples;
import bellwether.collect.internal.Json;
import bellwether.collect.internal.papiex.PickleValues;
import bellwether.collect.internal.time.Stamp;
import bellwether.collect.internal.time.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickleReaderTest {
  private static final String FOLDER = "papiex/job_metadata-pickles/";

  private static Map<String, @Nullable Object> read(String file)
      throws IOException, PickleException {
    return PickleValues.map(PickleReader.read(Files.readAllBytes(Samples.own(FOLDER + file))));
  }

  private static Map<String, @Nullable Object> expected() {
    return Json.map(Samples.json(Samples.own(FOLDER + "expected.json")));
  }

  /// Times as the texts of `expected.json`.
  private static Map<String, @Nullable Object> told(Map<String, @Nullable Object> read) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>(read);
    told.replaceAll((key, value) -> value instanceof Stamp stamp ? text(stamp) : value);
    return told;
  }

  private static String text(Stamp stamp) {
    return stamp.zone() == null
        ? stamp.local().toString()
        : ZonedDateTime.of(stamp.local(), stamp.zone().id()).toOffsetDateTime().toString();
  }

  private static Object pickle(String pickle) throws PickleException {
    return PickleReader.read(pickle.getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "py3-protocol0.pickle",
        "py3-protocol1.pickle",
        "py3-protocol2.pickle",
        "py3-protocol3.pickle",
        "py3-protocol3-pytz.pickle",
        "py3-protocol4.pickle",
        "py3-protocol5.pickle"
      })
  void everyProtocolTellsTheSame(String file) throws IOException, PickleException {
    assertThat(told(read(file))).isEqualTo(expected());
  }

  @Test
  void timesWithoutZoneStayWithoutOne() throws IOException, PickleException {
    Map<String, @Nullable Object> expected = expected();
    expected.replaceAll((key, value) ->
        key.endsWith("_ts") && value != null
            ? OffsetDateTime.parse(value.toString()).toLocalDateTime().toString()
            : value);

    assertThat(told(read("py3-protocol4-naive.pickle"))).isEqualTo(expected);
  }

  @Test
  void python2KeepsItsEightKeys() throws IOException, PickleException {
    Map<String, @Nullable Object> read = told(read("py2-style-protocol0.pickle"));

    assertThat(read).hasSize(8);
    assertThat(read.get("job_pl_start_ts")).isEqualTo("2026-11-22T11:09:11.492764");
    assertThat(read.get("job_pl_env")).isEqualTo(expected().get("job_pl_env"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cos\nsystem\n(S'touch /nowhere'\ntR.",
        "(S'x'\ncbuiltins\neval\n(S'1'\ntRd.",
        "\u0080\u0004\u008c\u0005posix\u008c\u0006system\u0093\u008c\u0002id\u0085R.",
        "c__builtin__\nexec\n."
      })
  void unknownGlobalsAreRefusedByName(String hostile) {
    assertThatThrownBy(() -> pickle(hostile))
        .isInstanceOf(PickleException.class)
        .hasMessageMatching("byte \\d+: it wants to run '(os|builtins|posix|__builtin__)\\..*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(i__main__\nX\n.", "Pid\n.", "}}b.", "\u0080\u0002\u0082\u0001."})
  void stepsThatMakeOtherObjectsAreRefused(String hostile) {
    assertThatThrownBy(() -> pickle(hostile))
        .isInstanceOf(PickleException.class)
        .hasMessageContaining("is none that job metadata need");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X\u00ff\u00ff\u00ff\u00ff",
        "\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f",
        "T\u00ff\u00ff\u00ff\u00ff",
        "\u008b\u00ff\u00ff\u00ff\u007f",
        "B\u0000\u0000\u0000\u0080"
      })
  void announcedLengthsAllocateNothing(String hostile) {
    assertThatThrownBy(() -> pickle(hostile)).isInstanceOf(PickleException.class);
  }

  @Test
  void multiplyingReferencesAreBounded() throws PickleException {
    StringBuilder bomb = new StringBuilder("(S'k'\n]q\u0000");
    for (int i = 0; i < 60; i++) {
      bomb.append("(h")
          .append((char) i)
          .append('h')
          .append((char) i)
          .append("lq")
          .append((char) (i + 1));
    }
    Object read = pickle(bomb + "d.".replace("d", "1(S'k'\nh\u003cd"));

    assertThatThrownBy(() -> PickleValues.map(read))
        .isInstanceOf(PickleException.class)
        .hasMessageContaining("nested too deeply or too many");
  }

  @ParameterizedTest
  @ValueSource(strings = {"}", "(", "N", "2", "\u0094"})
  void millionsOfStepsAreRefused(String step) {
    assertThatThrownBy(() -> pickle("N" + step.repeat(2_000_000)))
        .isInstanceOf(PickleException.class)
        .hasMessageContaining("it holds more than 1000000 objects");
  }

  @Test
  void objectWithinItselfIsBounded() throws PickleException {
    Object read = pickle("}q\u0000S'me'\nh\u0000s.");

    assertThatThrownBy(() -> PickleValues.map(read))
        .hasMessageContaining("nested too deeply or too many");
  }

  @Test
  void numbersAndTextsOfAllFormsAreRead() throws PickleException {
    String pickle =
        "(S'a'\nI-5\nS'b'\nL123456789012345678901234567890L\nS'c'\nF2.5\nS'd'\nI01\nS'e'\nN"
            + "S'f'\nVcaf\\u00e9\nS'g'\nS\"it's \\x41\\n\"\nS'h'\n\u008a\u0002\u00ff\u00ffS'i'\n(I1\nI2\nt"
            + "d.";

    assertThat(PickleValues.map(pickle(pickle)).toString())
        .isEqualTo(
            "{a=-5, b=123456789012345678901234567890, c=2.5, d=true, e=null, f=café, g=it's A\n"
                + ", h=-1, i=[1, 2]}");
  }

  @Test
  void differencesCanBeDaysAndMicroseconds() throws PickleException {
    assertThat(pickle("cdatetime\ntimedelta\n(I1\nI2\nI3\ntR."))
        .isEqualTo(Duration.ofDays(1).plusSeconds(2).plusNanos(3000));
  }

  @Test
  void impossibleTimesAreRefused() {
    assertThatThrownBy(() -> pickle("cdatetime\ndatetime\n(I2020\nI13\nI1\nI0\nI0\ntR."))
        .isInstanceOf(PickleException.class)
        .hasMessageContaining("impossible time");
  }

  /// Pickles of Python 3.11 of the time 2020-01-02 03:04:05.000006 with zones of several libraries.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Asia/Kolkata gAJ9cQBYAQAAAHRxAWNkYXRldGltZQpkYXRldGltZQpxAmNfY29kZWNzCmVuY29kZQpxA1gLAAAAB8OkAQIDBAUAAAZxBFgGAAAAbGF0aW4xcQWGcQZScQdjX19idWlsdGluX18KZ2V0YXR0cgpxCGN6b25laW5mbwpab25lSW5mbwpxCVgJAAAAX3VucGlja2xlcQqGcQtScQxYDAAAAEFzaWEvS29sa2F0YXENSwGGcQ5ScQ+GcRBScRFzLg==",
        "Asia/Kolkata gASVhQAAAAAAAAB9lIwBdJSMCGRhdGV0aW1llIwIZGF0ZXRpbWWUk5RDCgfkAQIDBAUAAAaUjAhidWlsdGluc5SMB2dldGF0dHKUk5SMCHpvbmVpbmZvlIwIWm9uZUluZm+Uk5SMCV91bnBpY2tsZZSGlFKUjAxBc2lhL0tvbGthdGGUSwGGlFKUhpRSlHMu",
        "+05:30 gASVdAAAAAAAAAB9lIwBdJSMCGRhdGV0aW1llIwIZGF0ZXRpbWWUk5RDCgfkAQIDBAUAAAaUjA5kYXRldXRpbC50ei50epSMCHR6b2Zmc2V0lJOUjANJU1SUaAKMCXRpbWVkZWx0YZSTlEsATVhNSwCHlFKUhpRSlIaUUpRzLg==",
        "+05:30 gAJ9cQBYAQAAAHRxAWNkYXRldGltZQpkYXRldGltZQpxAmNfY29kZWNzCmVuY29kZQpxA1gLAAAAB8OkAQIDBAUAAAZxBFgGAAAAbGF0aW4xcQWGcQZScQdjcHl0egpGaXhlZE9mZnNldApxCE1KAYVxCVJxCoZxC1JxDHMu",
        "+05:30 gASVTwAAAAAAAAB9lIwBdJSMCGRhdGV0aW1llIwIZGF0ZXRpbWWUk5RDCgfkAQIDBAUAAAaUjARweXR6lIwLRml4ZWRPZmZzZXSUk5RNSgGFlFKUhpRSlHMu",
        "Z gASVRAAAAAAAAAB9lIwBdJSMCGRhdGV0aW1llIwIZGF0ZXRpbWWUk5RDCgfkAQIDBAUAAAaUjARweXR6lIwEX1VUQ5STlClSlIaUUpRzLg==",
        "US/Eastern gAJ9cQBYAQAAAHRxAWNkYXRldGltZQpkYXRldGltZQpxAmNfY29kZWNzCmVuY29kZQpxA1gLAAAAB8OkAQIDBAUAAAZxBFgGAAAAbGF0aW4xcQWGcQZScQdjcHl0egpfcApxCChYCgAAAFVTL0Vhc3Rlcm5xCUqwuf//SwBYAwAAAEVTVHEKdHELUnEMhnENUnEOcy4=",
        "Z gAJ9cQBYAQAAAHRxAWNkYXRldGltZQpkYXRldGltZQpxAmNfY29kZWNzCmVuY29kZQpxA1gLAAAAB8OkAQIDBAUAAAZxBFgGAAAAbGF0aW4xcQWGcQZScQdjZGF0ZXV0aWwudHoudHoKdHp1dGMKcQgpUnEJhnEKUnELcy4="
      })
  void zonesOfAllLibrariesAreUnderstood(String zoneAndPickle) throws PickleException {
    String[] parts = zoneAndPickle.split(" ");
    Object read =
        PickleValues.map(PickleReader.read(Base64.getDecoder().decode(parts[1]))).get("t");

    assertThat(read)
        .isInstanceOfSatisfying(
            Stamp.class,
            stamp -> {
              assertThat(stamp.local()).isEqualTo("2020-01-02T03:04:05.000006");
              assertThat(stamp.zone()).extracting(Zone::id).hasToString(parts[0]);
            });
  }

  @Test
  void nothingElseCanBeLookedUp() {
    assertThatThrownBy(() -> pickle("cbuiltins\ngetattr\n(cdatetime\ndatetime\nS'now'\ntR."))
        .isInstanceOf(PickleException.class)
        .hasMessageContaining("it wants to run 'builtins.getattr'");
  }
}
