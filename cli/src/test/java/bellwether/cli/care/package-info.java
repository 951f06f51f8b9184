@NullMarked
package bellwether.cli.care;

import org.jspecify.annotations.NullMarked;
