/// Tests of imports, whole commands.
@NullMarked
package bellwether.cli.imports;

import org.jspecify.annotations.NullMarked;
