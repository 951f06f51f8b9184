@NullMarked
package bellwether.cli.run;

import org.jspecify.annotations.NullMarked;
