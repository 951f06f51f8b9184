package bellwether.store.dialect;

/// The SQL of SQLite.
record SqliteDialect() implements Dialect {

  @Override
  public String values(String array) {
    return "SELECT value FROM json_each(" + array + ")";
  }

  @Override
  public String items(String array, String alias) {
    return "json_each(" + array + ") AS " + alias;
  }

  @Override
  public String entries(String object, String alias) {
    return "json_each(" + object + ") AS " + alias;
  }

  @Override
  public String countTrue(String array, String field) {
    return "(SELECT count(*) FROM json_each(%s) WHERE value ->> '%s')".formatted(array, field);
  }

  @Override
  public String field(String object, String name) {
    return "json_extract(%s, '$.\"%s\"')".formatted(object, name);
  }

  @Override
  public String text(String json) {
    return "CAST(json_extract(" + json + ", '$') AS TEXT)";
  }

  @Override
  public String plain(String alias) {
    return "CASE WHEN %1$s.type IN ('true', 'false') THEN %1$s.type ELSE %1$s.value END"
        .formatted(alias);
  }

  @Override
  public String arrayOf(String value) {
    return "json_group_array(" + value + ")";
  }

  @Override
  public String objectOf(String key, String value) {
    return "json_group_object(" + key + ", " + value + ")";
  }

  @Override
  public String objectOfJson(String key, String json) {
    return objectOf(key, "json(" + json + ")");
  }

  @Override
  public String every(String condition) {
    return "min(" + condition + ")";
  }

  @Override
  public String time(String micros) {
    return "strftime('%%Y-%%m-%%d %%H:%%M:%%S', %1$s / 1000000, 'unixepoch') || printf('.%%06d', %1$s %% 1000000)"
        .formatted(micros);
  }

  @Override
  public String matches(String text, String pattern) {
    return text + " GLOB " + pattern;
  }

  /// SQLite would also read brackets.
  @Override
  public String pattern(String pattern) {
    return pattern.replace("[", "[[]");
  }

  @Override
  public String withoutIndex(String column) {
    return "+" + column;
  }

  @Override
  public String changeNumber() {
    return "PRAGMA data_version";
  }

  @Override
  public String memoryForChanges() {
    return "PRAGMA cache_size = -16000";
  }
}
