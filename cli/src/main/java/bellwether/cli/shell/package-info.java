/// The Java shell over what was measured.
@NullMarked
package bellwether.cli.shell;

import org.jspecify.annotations.NullMarked;
