package id.simpul.delivery;

/** The host library as a mail presents it; what is empty is left out. */
public record Sender(String library, String address, String phone, String email) {}
