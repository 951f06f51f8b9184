/// The live view of a run: `bellwether top`.
@NullMarked
package bellwether.cli.top;

import org.jspecify.annotations.NullMarked;
