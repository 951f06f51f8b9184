@NullMarked
package bellwether.cli.output;

import org.jspecify.annotations.NullMarked;
