package id.simpul;

/** Main class: the commands of the hub. */
public final class Simpul {
    private Simpul() {}

    public static void main(String[] args) {}
}
