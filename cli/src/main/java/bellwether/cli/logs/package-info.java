/// The command that prints what jobs wrote.
@NullMarked
package bellwether.cli.logs;

import org.jspecify.annotations.NullMarked;
