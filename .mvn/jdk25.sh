# Finds a JDK 25 and exports JAVA_HOME. Sourced by ./mvnw and ./bellwether.
# Looks at JAVA_HOME, then at the javac on PATH, then into the folders where systems keep their JVMs.

is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r release_line; do
    case $release_line in
      'JAVA_VERSION="25"' | 'JAVA_VERSION="25.'*) return 0 ;;
    esac
  done <"$1/release"
  return 1
}

jdk25_on_path() {
  javac_on_path=$(command -v javac) || return 1
  javac_real=$(readlink -f "$javac_on_path") || return 1
  printf '%s\n' "${javac_real%/bin/javac}"
}

find_jdk25() {
  if [ -n "${JAVA_HOME:-}" ] && is_jdk25 "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  for jdk_candidate in "$(jdk25_on_path)" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk25 "$jdk_candidate"; then
      JAVA_HOME=$jdk_candidate
      export JAVA_HOME
      return 0
    fi
  done
  {
    echo "bellwether: expected a JDK 25, found none: JAVA_HOME is ${JAVA_HOME:-unset}, javac on PATH is $(jdk25_on_path || echo absent)," \
      "and the system's JVM folders (/usr/lib/jvm, /opt/java, ~/.sdkman, ...) hold none."
    echo "Install one (for example Temurin 25: https://adoptium.net) and, if it lies elsewhere, set JAVA_HOME to its folder."
  } >&2
  return 1
}
