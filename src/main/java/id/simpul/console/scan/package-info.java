/** Scanning a batch: drafts of what was scanned, seen by everybody at once, until one act says it all. */
package id.simpul.console.scan;
