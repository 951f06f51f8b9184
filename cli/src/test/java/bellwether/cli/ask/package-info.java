@NullMarked
package bellwether.cli.ask;

import org.jspecify.annotations.NullMarked;
