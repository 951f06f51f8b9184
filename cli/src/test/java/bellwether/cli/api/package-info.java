@NullMarked
package bellwether.cli.api;

import org.jspecify.annotations.NullMarked;
