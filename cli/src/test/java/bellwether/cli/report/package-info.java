@NullMarked
package bellwether.cli.report;

import org.jspecify.annotations.NullMarked;
