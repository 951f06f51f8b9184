/// The commands that bring in jobs that were measured elsewhere.
@NullMarked
package bellwether.cli.imports;

import org.jspecify.annotations.NullMarked;
