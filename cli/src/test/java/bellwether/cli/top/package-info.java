@NullMarked
package bellwether.cli.top;

import org.jspecify.annotations.NullMarked;
