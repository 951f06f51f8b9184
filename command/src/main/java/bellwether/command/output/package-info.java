/// How data is printed: tables for people, NDJSON and CSV for programs.
@NullMarked
package bellwether.command.output;

import org.jspecify.annotations.NullMarked;
