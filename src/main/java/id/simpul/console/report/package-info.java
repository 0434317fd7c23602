/** What the cooperation brought. */
package id.simpul.console.report;
