/// `epmt check`: whether jobs can be measured, staged and submitted here.
@NullMarked
package bellwether.epmt.check;

import org.jspecify.annotations.NullMarked;
