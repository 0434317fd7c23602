/** How the hub itself is. */
package id.simpul.console.system;
