@org.jspecify.annotations.NullUnmarked
package bellwether.store;
