# Finds a JDK 25 and exports JAVA_HOME. Sourced by ./mvnw and ./bellwether.
# Looks at JAVA_HOME, then at the javac on PATH, then into the folders where systems keep their JVMs.

is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25' "$1/release"
}

jdk25_on_path() {
  javac_on_path=$(command -v javac) || return 1
  javac_real=$(readlink -f "$javac_on_path") || return 1
  printf '%s\n' "${javac_real%/bin/javac}"
}

find_jdk25() {
  for jdk_candidate in "${JAVA_HOME:-}" "$(jdk25_on_path)" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$jdk_candidate" ] && is_jdk25 "$jdk_candidate"; then
      JAVA_HOME=$jdk_candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "bellwether: expected a JDK 25, found none in JAVA_HOME (${JAVA_HOME:-unset}), on PATH or in the system's JVM folder." >&2
  echo "Install one (for example Temurin 25) and set JAVA_HOME to its folder." >&2
  return 1
}
