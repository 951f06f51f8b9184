@NullMarked
package bellwether.cli.shell;

import org.jspecify.annotations.NullMarked;
