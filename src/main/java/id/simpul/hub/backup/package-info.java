/** The way back: a backup of the running hub, its restoration elsewhere, and the drill that tries both. */
package id.simpul.hub.backup;
