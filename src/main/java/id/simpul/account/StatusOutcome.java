package id.simpul.account;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the reply says of an earlier request: how it stands, and what it was answered. */
public record StatusOutcome(String request, String status, String state, ObjectNode reply) {}
