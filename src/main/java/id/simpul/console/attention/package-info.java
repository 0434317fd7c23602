/** What the hub failed on, and what staff do about it. */
package id.simpul.console.attention;
