/** The acts upon the staff's own users and sessions. */
package id.simpul.console.user;
