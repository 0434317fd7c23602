/** The one file that holds all a hub keeps: how it is written, locked, looked through and read again. */
package id.simpul.backup;
