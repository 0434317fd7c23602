/** The doors of those who have no system: links that staff make for them, and who asks to take part. */
package id.simpul.letter;
