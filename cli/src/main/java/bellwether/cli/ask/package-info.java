/// The commands that ask the catalog, and the one that cancels.
@NullMarked
package bellwether.cli.ask;

import org.jspecify.annotations.NullMarked;
