package id.simpul.policy;

import id.simpul.partner.Language;

/** The rules of cooperation, each in one sentence; numbers named here are the defaults of the policy. */
public enum Rule {
    // Rotation of school loans
    R1(
            "Sekolah di wilayah perpustakaan boleh mendaftar; wilayah lain menunggu keputusan petugas.",
            "A school in the library's regions may enrol; other regions wait for a staff decision."),
    R2("Masa kerja sama 6 sampai 12 bulan, dalam triwulan penuh.", "The term is 6 to 12 months, in whole quarters."),
    R3(
            "Pendaftaran harus menerima ketentuan penggantian buku hilang.",
            "An enrolment must accept the clause on replacing lost books."),
    R4(
            "Satu paket berisi 100 eksemplar koleksi anak yang layak, atau sebanyak yang disepakati, sesuai jenjang kelas, tanpa judul ganda.",
            "A batch is 100 lendable children's items in good condition, or as many as were agreed, suited to the grades, no title twice."),
    R5(
            "Sekolah tidak pernah menerima judul yang sudah pernah dipinjamnya.",
            "A school never gets a title it has had before."),
    R6(
            "Judul yang langka atau diminati digilir; sekolah yang paling kurang dilayani didahulukan.",
            "Scarce or popular titles go round; the worst served school is served first."),
    R7(
            "Paket ditukar tiap tiga bulan dihitung dari tanggal awal program, lalu digeser ke hari sekolah berikutnya.",
            "Batches are exchanged every three months from the anchor date, then moved to the next school day."),
    R8(
            "Setiap penukaran yang jatuh tempo terjadi tepat satu kali; yang terakhir hanya mengambil.",
            "Every due exchange happens exactly once; the last one of a term only collects."),
    R9(
            "Paket direncanakan, diumumkan, dikemas, dikirim, diterima, dikembalikan, diperiksa, lalu ditutup.",
            "A batch is planned, announced, packed, dispatched, received, returned, checked in and closed."),
    R10(
            "Eksemplar hilang harus diganti dengan judul sama, atau yang setara dengan persetujuan petugas.",
            "A lost item must be replaced by the same title, or by an equivalent that staff approve."),
    R11(
            "Perpustakaan boleh mengundang dan sekolah boleh meminta; keduanya menjadi pendaftaran yang sama.",
            "The library may invite and a school may ask; both lead to the same enrolment."),
    R12(
            "Saat mendaftar dan sebelum tiap masa, kecukupan judul untuk setiap paket diperkirakan.",
            "At enrolment and before each term it is forecast whether there are enough titles for every batch."),

    // Exchange of publications
    R13("Satu terbitan ditukar dengan satu terbitan.", "One publication is exchanged for one publication."),
    R14(
            "Hanya terbitan yang tidak untuk dijual yang dapat ditukar.",
            "Only publications that are not for sale can be exchanged."),
    R15(
            "Kedua pihak menyimpan daftar keinginan; tawaran dipasangkan satu lawan satu dengannya.",
            "Both sides keep a want-list; an offer is matched one to one against it."),
    R16(
            "Pasangan diusulkan, disepakati, dikirim dan diterima tiap pihak, lalu ditutup; hadiah dicatat sebagai hadiah.",
            "A pair is proposed, agreed, sent and received by each side, closed; a gift is recorded as a gift."),

    // Use of services
    R17(
            "Orang yang alamat KTP-nya di wilayah perpustakaan boleh meminjam.",
            "A person whose identity card's address is in the library's regions may borrow."),
    R18("Orang lain boleh membaca di tempat.", "Anyone else may read on the premises."),
    R19(
            "Mahasiswa aktif dari universitas dengan perjanjian berlaku boleh meminjam dengan surat aktif kuliah.",
            "An active student of a university with a valid agreement may borrow with an enrolment letter."),
    R20("Simpul tidak menerima NIK.", "The hub takes no national identity number (NIK)."),
    R21(
            "Layanan, bimbingan dan orientasi diminta dan dijadwalkan.",
            "Services, guidance sessions and orientation are requested and scheduled."),

    // Formal agreements
    R22(
            "Perjanjian resmi bukan wewenang perpustakaan; permintaan diteruskan ke Perpustakaan Nasional.",
            "A formal agreement is not the library's to sign; the request goes to the national library."),
    R23(
            "Perjanjian yang disetujui Perpustakaan Nasional menjadi perjanjian turunan perpustakaan.",
            "An agreement that the national library approves becomes a derived agreement of the library."),
    R24(
            "Kegiatan yang disepakati berjalan tanpa perjanjian resmi tersendiri.",
            "Activities already agreed go on without a formal agreement of their own."),
    R25(
            "Perjanjian memuat dua pihak atau lebih, tujuan, dan pengingat sebelum berakhir.",
            "Agreements have two or more parties, goals, and reminders before they end."),

    // Visits, internships, training, information
    R26(
            "Kunjungan belajar dijadwalkan pada hari buka selama masih ada tempat, tanpa perjanjian.",
            "Study visits are booked within opening days and capacity, without an agreement."),
    R27(
            "Magang terbuka bagi mahasiswa mana pun selama masih ada tempat, tanpa perjanjian.",
            "Internships are open to students of any university within capacity, without an agreement."),
    R28(
            "Pelatihan calon pegawai hanya bagi golongan yang disebut kebijakan (bawaan: II dan III).",
            "The training of civil-servant candidates is for the rank groups of the policy only (II and III by default)."),
    R29(
            "Pengumuman mitra disampaikan kepada yang dituju setelah diperiksa petugas, kecuali pengirim tepercaya.",
            "A partner's announcement goes to its audience after staff moderate it, unless the sender is trusted."),

    // Evaluation
    R30(
            "Kerja sama dinilai tiap triwulan dan tiap tahun, per mitra dan keseluruhan.",
            "Cooperation is evaluated each quarter and year, per partner and in all.");

    private final String indonesian;
    private final String english;

    Rule(String indonesian, String english) {
        this.indonesian = indonesian;
        this.english = english;
    }

    /** The rule in one sentence. */
    public String text(Language language) {
        return language == Language.ID ? indonesian : english;
    }
}
