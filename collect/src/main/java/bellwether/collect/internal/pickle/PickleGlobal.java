package bellwether.collect.internal.pickle;

import bellwether.collect.internal.Excerpt;
import java.util.Map;

/// The names a pickle may mention; none of them runs anything but the few lines in [PickleCalls].
public enum PickleGlobal {
  DATETIME,
  TIMEZONE,
  TIMEDELTA,
  ENCODE,
  PYTZ,
  PYTZ_UTC,
  PYTZ_FIXED,
  DATEUTIL_UTC,
  DATEUTIL_OFFSET,
  ZONEINFO,
  ZONEINFO_METHOD;

  private static final Map<String, PickleGlobal> ALLOWED =
      Map.ofEntries(
          Map.entry("datetime datetime", DATETIME),
          Map.entry("datetime timezone", TIMEZONE),
          Map.entry("datetime timedelta", TIMEDELTA),
          Map.entry("_codecs encode", ENCODE),
          Map.entry("pytz _p", PYTZ),
          Map.entry("pytz _UTC", PYTZ_UTC),
          Map.entry("pytz _FixedOffset", PYTZ_FIXED),
          Map.entry("pytz FixedOffset", PYTZ_FIXED),
          Map.entry("dateutil.tz tzoffset", DATEUTIL_OFFSET),
          Map.entry("dateutil.tz.tz tzoffset", DATEUTIL_OFFSET),
          Map.entry("builtins getattr", ZONEINFO_METHOD),
          Map.entry("__builtin__ getattr", ZONEINFO_METHOD),
          Map.entry("dateutil.tz tzutc", DATEUTIL_UTC),
          Map.entry("dateutil.tz.tz tzutc", DATEUTIL_UTC),
          Map.entry("zoneinfo ZoneInfo", ZONEINFO),
          Map.entry("zoneinfo ZoneInfo._unpickle", ZONEINFO));

  static PickleGlobal named(String module, String name) throws PickleException {
    PickleGlobal global = ALLOWED.get(module + " " + name);
    if (global == null) {
      throw new PickleException(
          "it wants to run '"
              + Excerpt.of(module)
              + "."
              + Excerpt.of(name)
              + "', which job metadata never need: do not trust this file");
    }
    return global;
  }
}
