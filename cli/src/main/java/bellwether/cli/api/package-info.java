/// `bellwether api`: questions and answers as JSON lines, for programs in other languages.
@NullMarked
package bellwether.cli.api;

import org.jspecify.annotations.NullMarked;
