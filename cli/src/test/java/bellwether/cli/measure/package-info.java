@NullMarked
package bellwether.cli.measure;

import org.jspecify.annotations.NullMarked;
