package bellwether.cli.ask;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.output.PeopleText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

/// Understands times as users write them.
public record Moments(ZoneId zone, Instant now) {
  private static final Pattern AGE = Pattern.compile("-?(\\d{1,6})\\s*([smhd])(\\s+ago)?");

  /// By the clock and the zone of the user.
  public static Moments here(Console console) {
    return new Moments(zone(console), Instant.now());
  }

  private static ZoneId zone(Console console) {
    var name = console.environment().get("TZ");
    try {
      return name == null || name.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneId.systemDefault();
    }
  }

  /// The same for telling times.
  public PeopleText words() {
    return new PeopleText(zone, now);
  }

  /// The time that an option says.
  ///
  /// @throws CommandException when it says none
  public Instant of(String option, String given) {
    var text = given.strip();
    var age = AGE.matcher(text);
    try {
      return age.matches()
          ? now.minus(age(Long.parseLong(age.group(1)), age.group(2).charAt(0)))
          : moment(text);
    } catch (DateTimeException e) {
      throw CommandException.wrongInput(
          "Expected a time after %s, such as 2026-11-23, 2026-11-23T10:00, 10:00 or 2h, but found %s"
              .formatted(option, given));
    }
  }

  private static Duration age(long count, char unit) {
    return switch (unit) {
      case 's' -> Duration.ofSeconds(count);
      case 'm' -> Duration.ofMinutes(count);
      case 'h' -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private Instant moment(String text) {
    if (text.matches("\\d{1,2}:\\d{2}.*")) {
      var clock = LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text);
      return LocalDateTime.ofInstant(now, zone)
          .toLocalDate()
          .atTime(clock)
          .atZone(zone)
          .toInstant();
    }
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant();
    }
    var full = text.replaceFirst("(?<=\\d) (?=\\d)", "T");
    return full.matches(".*(Z|[+-]\\d{2}:\\d{2})")
        ? OffsetDateTime.parse(full).toInstant()
        : LocalDateTime.parse(full).atZone(zone).toInstant();
  }
}
