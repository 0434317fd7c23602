/** By what the hub goes: its calendars and its policy. */
package id.simpul.console.rules;
