/// How data is printed: tables for people, NDJSON and CSV for programs.
@NullMarked
package bellwether.cli.output;

import org.jspecify.annotations.NullMarked;
