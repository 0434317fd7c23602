/** How fields and values are said to staff, in the terminal and on pages alike. */
package id.simpul.wording;
