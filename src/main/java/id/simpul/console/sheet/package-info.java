/** Lists brought in from spreadsheets: uploaded, looked over line by line, taken whole. */
package id.simpul.console.sheet;
