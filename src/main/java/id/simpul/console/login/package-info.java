/** Coming in and going out: log-in, second factor, set-up, one's own page. */
package id.simpul.console.login;
