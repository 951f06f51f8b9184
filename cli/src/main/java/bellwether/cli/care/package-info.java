/// The commands that change what the catalog has of measured jobs, take it away, or write it out.
@NullMarked
package bellwether.cli.care;

import org.jspecify.annotations.NullMarked;
