/// Commands that show where the time of runs went.
@NullMarked
package bellwether.cli.report;

import org.jspecify.annotations.NullMarked;
