/// The words in which people read what the catalog answers as data.
@NullMarked
package bellwether.cli.wording;

import org.jspecify.annotations.NullMarked;
