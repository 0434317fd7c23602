package id.simpul.ledger;

import id.simpul.partner.Language;
import id.simpul.policy.Rule;
import java.util.Locale;
import java.util.Optional;

/** Every reason the hub can give, under the rule it follows from: the one place where a reason is worded. */
public enum Code {
    // The form of a message: answered as invalid, no rule was asked
    NOT_JSON(
            "Isi pesan tidak terbaca sebagai JSON: {0}. Perbaiki, lalu kirim lagi.",
            "The message is not valid JSON: {0}. Correct it and send it again."),
    NOT_CLOUDEVENT("Amplop CloudEvents tidak benar: {0}.", "The CloudEvents envelope is not right: {0}."),
    WRONG_SOURCE(
            "Atribut source harus {0}, yaitu mitra pemilik antrean ini.",
            "The attribute source must be {0}, the partner whose queue this is."),
    UNKNOWN_TYPE("Jenis permintaan ini tidak dikenal; {0}.", "This type of request is not known; {0}."),
    WRONG_KIND(
            "Mitra jenis {0} tidak dapat mengirim {1}; yang dapat: {2}.",
            "A partner of kind {0} cannot send {1}; those who can: {2}."),
    SCHEMA("Isian {0} belum sesuai: {1}.", "The field {0} does not fit: {1}."),
    UNKNOWN_FIELD(
            "Isian {0} tidak dikenal; yang paling mirip adalah {1}.",
            "The field {0} is not known; the nearest known is {1}."),
    TOO_LARGE(
            "Pesan lebih besar dari {0} bita; bagi menjadi beberapa pesan.",
            "The message is larger than {0} bytes; split it into several."),
    PERSONAL_NUMBER(
            "Pesan memuat bilangan 16 angka yang tampak sebagai NIK. Kami tidak menerima NIK: pakai nomor anggota atau nomor mahasiswa.",
            "The message holds a 16-digit number that looks like a national identity number (NIK). We take none: use a member or student number."),

    // Any request
    ID_USED(
            "Nomor permintaan ini sudah dipakai untuk isi yang lain. Kirim lagi dengan nomor yang baru.",
            "This request''s number was already used for something else. Send it again under a new number."),
    TIME_IN_FUTURE(
            "Waktu kejadiannya lebih dari {0} menit sesudah sekarang; petugas akan memeriksanya.",
            "It is said to happen more than {0} minutes from now; staff will look at it."),
    TIME_TOO_OLD(
            "Kejadiannya lebih dari {0} hari yang lalu; petugas akan memeriksanya.",
            "It happened more than {0} days ago; staff will look at it."),
    AWAITS_STAFF(
            "Permintaan ini menunggu keputusan petugas; jawabannya menyusul.",
            "This request waits for a decision of the staff; the answer will follow."),
    DECLINED_BY_STAFF("Petugas menolak permintaan ini: {0}", "The staff declined this request: {0}"),
    NOT_FOUND("Tidak ada {0} dengan kode itu; periksa kodenya.", "There is no {0} of that code; check the code."),
    NOT_YOURS(
            "Hal ini milik mitra lain; hanya pemiliknya yang dapat mengubahnya.",
            "This belongs to another partner; only its owner can change it."),
    DATES_REVERSED(
            "Tanggal akhir {1} mendahului tanggal awal {0}; perbaiki salah satunya.",
            "The last day {1} comes before the first day {0}; correct one of them."),
    DATE_IN_FUTURE(
            "Tanggal {0} belum tiba; kabarkan setelah terjadi.",
            "The date {0} has not come yet; report it once it has happened."),
    DATE_PAST("Tanggal {0} sudah lewat; pilih tanggal yang akan datang.", "The date {0} is past; choose one to come."),
    NAMED_TWICE(
            "{0} disebut lebih dari sekali; sebut satu kali saja.", "{0} is named more than once; name it once only."),
    NOTHING_TO_CHANGE(
            "Tidak ada yang berubah: isinya kosong, atau sama dengan yang sudah tercatat.",
            "Nothing changes: the request is empty, or says what is recorded already."),
    TOO_MANY_NAMES(
            "Nama lain mitra ini akan lebih dari {0}; kirim hanya nama yang benar-benar dipakai, atau hubungi perpustakaan.",
            "This partner would have more than {0} other names; send only those in use, or ask the library."),
    CHANNEL_UNKNOWN(
            "Kabar tidak dapat dikirim lewat jalan itu; pilih dari: {0}.",
            "Notices cannot be sent that way; choose from: {0}."),
    NO_QUEUE(
            "Mitra ini tidak punya sistem sendiri yang dapat menerima kabar; pilih surel.",
            "This partner has no system of its own that could take notices; choose e-mail."),
    NO_EMAIL_ADDRESS(
            "Belum ada alamat surel untuk mitra ini; sertakan alamat surel narahubung bila ingin dikabari lewat surel.",
            "No e-mail address is known for this partner; give the contact''s address to be told by e-mail."),

    // Acts of staff, and what they look at
    NOTHING_OF_THAT_NAME("Tidak ada {0} dengan kode itu.", "There is no {0} of that code."),
    USER_NAME_TAKEN(
            "Nama pengguna {0} sudah pernah dipakai; pilih nama lain.",
            "The user name {0} was used already; choose another."),
    NO_SIGN_ON(
            "Simpul ini tidak memakai penyedia identitas; isi SIMPUL_OIDC_ISSUER lebih dahulu.",
            "This hub uses no provider of identities; set SIMPUL_OIDC_ISSUER first."),
    IDENTITY_NEEDED(
            "Yang bukan pengelola hanya masuk lewat penyedia identitas; isi identitasnya di sana.",
            "Whoever is no administrator comes in by the provider of identities only; give the identity there."),
    LAST_PASSWORD(
            "Ini pengelola terakhir yang dapat masuk dengan kata sandi; atur dulu kata sandi pengelola lain.",
            "This is the last administrator who can come in with a password; set up another one''s first."),
    IDENTITY_TAKEN(
            "Identitas itu sudah milik pengguna {0}; lepaskan dulu dari sana.",
            "That identity is the user {0}''s already; take it from that one first."),
    LAST_ADMINISTRATOR(
            "Ini pengelola yang terakhir; jadikan orang lain pengelola lebih dahulu.",
            "This is the last administrator; make another person one first."),
    PERIOD_UNKNOWN(
            "Masa \"{0}\" tidak dikenal; tulis tahun seperti 2026, atau triwulan seperti 2026-Q3.",
            "The period \"{0}\" is not known; write a year like 2026, or a quarter like 2026-Q3."),
    PERIOD_NOT_BEGUN(
            "Masa {0} belum mulai; sebut masa yang sudah mulai.",
            "The period {0} has not begun yet; give one that has."),
    NOTHING_WAITS("Tidak ada permintaan {0} yang menunggu.", "No request {0} is waiting."),
    SEVERAL_WAIT(
            "Beberapa mitra punya permintaan {0}; sebut mitranya juga: MITRA/{0}.",
            "Several partners have a request {0}; name it as PARTNER/{0}."),
    DECIDED_ALREADY(
            "Permintaan {0} sudah diputuskan: {1}, oleh {2}, {3}.",
            "The request {0} was decided already: {1}, by {2}, {3}."),
    NATIONAL_DECIDES(
            "Permintaan {0} menunggu keputusan perpustakaan nasional; bila keputusannya datang lewat surat, catat dengan ./simpul agreement record.",
            "The request {0} waits for the national library''s decision; if it came on paper, enter it with ./simpul agreement record."),
    REFUSAL_NEEDS_REASON(
            "Penolakan memerlukan alasan, yang akan dibaca mitra; sertakan alasannya.",
            "A refusal needs a reason, which the partner will read; give one."),
    REASON_NEEDED("Tindakan ini memerlukan alasan; sertakan alasannya.", "This act needs a reason; give one."),
    PARTNER_ID_TAKEN(
            "Sudah ada atau pernah ada mitra {0}; pilih kode lain.",
            "There is or was a partner {0}; choose another code."),
    PARTNER_ID_RESERVED(
            "Kode {0} tidak boleh dipakai mitra; pilih kode lain.",
            "No partner may have the code {0}; choose another."),
    REGION_UNKNOWN(
            "Tidak ada wilayah {0}; tulis kode Kemendagri seperti 13.75 (Bukittinggi).",
            "There is no region {0}; give a Kemendagri code such as 13.75 (Bukittinggi)."),
    REQUESTS_UNREAD(
            "{0} permintaan dari {1} belum dibaca; tunggu sampai terbaca, atau jeda mitra itu (partner pause) dan kosongkan antreannya (partner purge).",
            "{0} requests of {1} are not read yet; wait until they are, or pause the partner (partner pause) and empty its queue (partner purge)."),
    HANGS_ON_PARTNER(
            "Belum dikerjakan, karena masih ada yang berjalan dengan {0}. Baca apa yang terjadi dengannya, lalu ulangi dengan --end.",
            "Not done yet, since things are under way with {0}. Read what becomes of them, then do it again with --end."),
    DELIVERIES_END(
            "{0} pemberitahuan yang belum terkirim: tidak dikirim lagi.",
            "{0} notices not delivered yet: they are not sent any more."),
    BOOKINGS_CANCELLED("{0} jadwal yang akan datang: dibatalkan.", "{0} bookings to come: they are cancelled."),
    TRAININGS_CALLED_OFF(
            "{0} pelatihan yang belum selesai: dibatalkan.", "{0} trainings that are not over: they are called off."),
    REQUESTS_DROPPED(
            "{0} permintaan yang menunggu keputusan: tidak diputus lagi.",
            "{0} requests that wait for a decision: they are not decided any more."),
    REQUEST_WITHOUT_PARTNER(
            "Permintaan ini tidak diputus lagi, karena kerja sama mitranya sudah berakhir.",
            "This request is not decided any more, since its partner takes part no longer."),
    PROPOSALS_WITHDRAWN(
            Rule.R22,
            "{0} usulan perjanjian yang belum diputuskan: ditarik.",
            "{0} proposed agreements that are not decided: they are withdrawn."),
    PRIVILEGES_END(
            Rule.R19,
            "{0} hak layanan yang bergantung pada Anda: berakhir hari ini.",
            "{0} privileges that rest on you: they end today."),
    PRIVILEGES_STAY(
            Rule.R17,
            "{0} hak layanan warga setempat: tetap berlaku.",
            "{0} privileges of people who live here: they stay."),
    OUTREACH_ENDS(
            "{0} kunjungan perpustakaan yang akan datang: dibatalkan.",
            "{0} visits of the library''s to come: they are cancelled."),
    PAIRS_DECLINED(
            Rule.R16,
            "{0} pasangan tukar yang belum dikirim: dibatalkan.",
            "{0} exchange pairs of which nothing was sent: they are called off."),
    PAIRS_UNDER_WAY(
            Rule.R16,
            "{0} pasangan tukar sudah dalam perjalanan: tetap diselesaikan.",
            "{0} exchange pairs are on their way: they are still completed."),
    FORMAL_AGREEMENT_STAYS("Perjanjian {0}: tetap berlaku sampai {1}.", "Agreement {0}: it stays in force until {1}."),
    NO_SYSTEM(
            "Mitra {0} tidak punya sistem sendiri, jadi tidak punya kata sandi.",
            "Partner {0} has no system of its own, and so no password."),
    KINDS_DIFFER(
            "Hanya dua mitra sejenis yang dapat digabung; {0} dan {1} bukan.",
            "Only two partners of one kind can be merged; {0} and {1} are not."),
    SOURCE_NEEDED(
            "Sebut sumbernya, misalnya nomor keputusan atau nama berkas.",
            "Say where it comes from, such as the number of a decree or the name of a file."),
    FILE_MISTAKE(
            "Ada kesalahan dalam berkas, jadi tidak ada yang berubah: {0}.",
            "There is a mistake in the file, so nothing has changed: {0}."),
    POLICY_MISTAKE("Aturan {0}: {1}.", "The rule {0}: {1}."),
    POLICY_DAY_PAST(
            "Aturan hanya dapat diubah mulai hari ini ({1}) atau sesudahnya, bukan {0}; apa yang sudah diputuskan tetap menurut aturan pada harinya.",
            "The policy can be changed from today ({1}) on or later, not from {0}; what was decided stays as the policy of its day had it."),
    AGREEMENT_NOT_BEYOND("Tidak ada perjanjian {0} yang berlaku melewati {1}.", "No agreement {0} runs beyond {1}."),
    CLOCK_IS_REAL(
            "Simpul memakai jam komputer, yang tidak dapat diatur.",
            "The hub runs on the system''s clock, which cannot be set."),
    INSTANT_UNKNOWN(
            "Tidak ada waktu {0}; tulis seperti 2026-07-01T01:00:00Z.",
            "There is no time {0}; write it like 2026-07-01T01:00:00Z."),
    CLOCK_GOES_FORWARD(
            "Jam menunjukkan {0} dan hanya dapat maju, jadi tidak dapat diatur ke {1}.",
            "The clock shows {0} and only goes forward, so it cannot be set to {1}."),

    NOTHING_TO_PRINT("Tidak ada yang dapat dicetak: {0}.", "There is nothing to print: {0}."),

    PERSON_UNCLEAR(
            "Ditemukan di {0} tempat atau lebih; itu bukan satu orang. Sebut sesuatu yang hanya dimiliki orang itu, misalnya nomornya pada mitra.",
            "Found in {0} places or more; that is not one person. Name what only that person has, such as the reference at the partner."),

    // What staff do about what failed
    NAME_ONE_OF("Sebut tepat satu dari: {0}.", "Name exactly one of: {0}."),
    NOTHING_FAILED(
            "Tidak ada lagi yang terbuka di situ; ./simpul failures menunjukkan yang ada.",
            "Nothing is open there any more; ./simpul failures shows what there is."),
    NOTHING_GIVEN_UP(
            "Tidak ada kiriman yang tertahan di situ; ./simpul mail list menunjukkan yang ada.",
            "No delivery is given up there; ./simpul mail list shows what there is."),
    FAILURE_SETTLED(
            "Pesan gagal {0} {1}; tidak ada yang perlu dilakukan lagi.",
            "The failed message {0} is {1} already; there is nothing left to do."),
    FAILURE_NOT_KEPT(
            "Isi pesan gagal {0} tidak disimpan (sudah dijawab, atau memuat NIK); mintalah mitra mengirimnya lagi.",
            "What the failed message {0} held is not kept (it was answered, or holds a NIK); ask the partner to send it again."),
    FAILURE_OF_NOBODY(
            "Pesan gagal {0} tidak dapat dicoba lagi: {1} tidak (lagi) punya antrean. Buang dengan alasan.",
            "The failed message {0} cannot be tried again: {1} has no queue (any more). Discard it with a reason."),
    FAILURE_TRIED_OFTEN(
            "Pesan gagal {0} sudah dicoba lagi {1} kali, sebanyak yang diizinkan policy.yaml (requests.retries); perbaiki sebabnya atau buang pesannya.",
            "The failed message {0} was tried again {1} times, as often as policy.yaml allows (requests.retries); mend the cause or discard it."),
    NOT_PUT_BACK(
            "Tidak ada yang dicoba lagi: antrean mitra tidak menerima pesan ({0}). Coba lagi setelah itu diperbaiki.",
            "Nothing was tried again: the partner''s queue takes no messages ({0}). Try again once that is mended."),
    PAUSED_ALREADY("Mitra {0} sudah dijeda sejak {1}.", "Partner {0} is paused already, since {1}."),
    NOT_PAUSED(
            "Mitra {0} tidak sedang dijeda: permintaannya dibaca. Antrean dikosongkan hanya selama dijeda (./simpul partner pause {0}).",
            "Partner {0} is not paused: its requests are read. A queue is emptied only during a pause (./simpul partner pause {0})."),
    NOT_PURGED(
            "Antrean {0} belum kosong: {1} Yang sudah diambil tersimpan di ./simpul failures --settled; ulangi perintah ini.",
            "The queue of {0} is not empty yet: {1} What was taken is kept in ./simpul failures --settled; give the command again."),
    NOT_GIVEN_UP(
            "Kiriman {0} tidak (lagi) tertahan; ./simpul mail list menunjukkan yang ada.",
            "Delivery {0} is not given up (any more); ./simpul mail list shows what is."),
    NOWHERE_TO_GO(
            "Kiriman {0} tidak punya tujuan pada {1}; beri alamat dengan ./simpul mail address {1} ALAMAT, atau lepaskan dengan ./simpul mail waive {0}.",
            "Delivery {0} has nowhere to go at {1}; give an address with ./simpul mail address {1} ADDRESS, or let it go with ./simpul mail waive {0}."),

    // Rotation
    REGION_OUTSIDE(
            Rule.R1,
            "Wilayah {0} di luar wilayah perpustakaan; pendaftaran menunggu keputusan petugas.",
            "Region {0} is outside the library''s regions; the enrolment waits for a staff decision."),
    REGION_DIFFERS(
            Rule.R1,
            "Perpustakaan mencatat sekolah ini di {0}, sedangkan pendaftaran menyebut {1}; petugas akan memeriksanya.",
            "The library has this school in {0}, and the enrolment says {1}; staff will look at it."),
    TERM_OUT_OF_RANGE(
            Rule.R2,
            "Masa kerja sama {0} bulan tidak diterima; pilih {1} bulan.",
            "A term of {0} months is not accepted; choose {1} months."),
    CLAUSE_NOT_ACCEPTED(
            Rule.R3,
            "Ketentuan penggantian buku hilang belum diterima; nyatakan bahwa sekolah menerimanya, lalu kirim lagi.",
            "The clause on replacing lost books is not accepted; say that the school accepts it, then send again."),
    NO_PUPILS(
            Rule.R4,
            "Sekolah tanpa murid tidak dapat menerima paket; isi jumlah murid kelas bawah dan atas.",
            "A school without pupils cannot take a batch; give the numbers of pupils in the lower and the upper grades."),
    PUPILS_NOT_POSSIBLE(
            Rule.R4,
            "Jumlah murid {0} tidak mungkin; periksa kembali.",
            "The number of pupils {0} is not possible; check it."),
    NPSN_OF_ANOTHER(
            Rule.R5,
            "NPSN ini terdaftar pada {0} ({1}); petugas memeriksa apakah sekolah berganti nama atau digabung.",
            "This NPSN is registered for {0} ({1}); staff will see whether the school was renamed or merged."),
    NPSN_STILL_OF_ANOTHER(
            Rule.R5,
            "NPSN ini masih milik {0} ({1}). Gabungkan dulu: partner merge {1} {2}. Bila memang dua sekolah yang berbeda, putuskan lagi dengan --anyway; riwayat bukunya lalu tidak ikut.",
            "This NPSN still belongs to {0} ({1}). Merge them first: partner merge {1} {2}. If they really are two schools, decide again with --anyway; the history of books then does not follow."),
    TERM_ENDS(Rule.R8, "Masa rotasi sampai {0}: berakhir.", "The rotation term until {0}: it ends."),
    TERM_GOES_ON(
            Rule.R5,
            "Masa rotasi sampai {0}: dilanjutkan dengan nama yang baru.",
            "The rotation term until {0}: it goes on under the new name."),
    SEATS_JOINED(
            Rule.R5,
            "Dua masa rotasi (sampai {0} dan sampai {1}): menjadi satu, sampai {2}, untuk {3} murid dari kedua sekolah.",
            "Two rotation terms (until {0} and until {1}): they become one, until {2}, for the {3} pupils of both schools."),
    BATCHES_CANCELLED(
            Rule.R9,
            "{0} paket yang belum berangkat: dibatalkan, bukunya bebas untuk sekolah lain.",
            "Batches that have not left: {0}. They are cancelled, and their books are free for other schools."),
    BATCHES_TO_UNPACK(
            Rule.R9,
            "{0} di antaranya sudah dikemas: kembalikan bukunya ke rak.",
            "Packed of them: {0}. Put the books back on the shelf."),
    BATCH_STILL_GOES(
            Rule.R9, "Paket {0}: tetap diantar, pada {1}.", "The batch of {0}: it is still delivered, on {1}."),
    BOOKS_OUT(
            Rule.R9,
            "{0} buku paket {1} masih di sekolah: tetap harus kembali paling lambat {2}.",
            "{0} books of the batch of {1} are at the school: they are still to come back by {2}."),
    OBLIGATIONS_OPEN(
            Rule.R10,
            "{0} buku masih harus diganti: tetap tercatat.",
            "{0} books are still to be replaced: they stay on record."),
    PARTNER_GONE(
            Rule.R9,
            "Sekolah ini sudah tidak ikut serta, jadi paketnya tidak diantar.",
            "This school takes part no more, so its batch does not go."),
    SEAT_TWICE(
            Rule.R6,
            "{0} terdaftar dua kali dalam rotasi; {1} tidak ikut direncanakan. Akhiri satu di antaranya: ask --for {2} rotation.withdraw.",
            "{0} is in the rotation twice; {1} is left out of the plan. End one of them: ask --for {2} rotation.withdraw."),
    SEAT_OF_NOBODY(
            Rule.R6,
            "Kerja sama rotasi {0} ({1}) tidak punya sekolah yang ikut serta, jadi tidak direncanakan. Akhiri dengan partner remove {2} --end.",
            "The rotation agreement of {0} ({1}) has no school that takes part, so it is left out of the plan. End it with partner remove {2} --end."),
    SEAT_PUPILS(
            Rule.R4,
            "{0} ({1}) tercatat dengan {2} murid, jadi tidak direncanakan. Akhiri dengan ask --for {3} rotation.withdraw, lalu daftarkan lagi dengan jumlah yang benar.",
            "{0} ({1}) is on record with {2} pupils, so it is left out of the plan. End it with ask --for {3} rotation.withdraw, then enrol it again with the right number."),
    SEAT_UNREADABLE(
            Rule.R6,
            "Data kerja sama rotasi {0} ({1}) tidak dapat dibaca, jadi tidak direncanakan. Akhiri dengan ask --for {2} rotation.withdraw, lalu daftarkan lagi.",
            "The data of the rotation agreement of {0} ({1}) cannot be read, so it is left out of the plan. End it with ask --for {2} rotation.withdraw, then enrol it again."),
    QUARTER_TOO_EARLY(
            Rule.R7,
            "Rotasi pada {0} sudah lewat atau terlalu dekat; paling awal {1}.",
            "The rotation of {0} is past or too near; the earliest is {1}."),
    QUARTER_TOO_FAR(
            Rule.R7,
            "Rotasi pada {0} masih terlalu jauh; paling akhir {1}.",
            "The rotation of {0} is too far ahead; the latest is {1}."),
    BATCH_WRONG_STATE(
            Rule.R9,
            "Status paket ini: {0}. Hal ini hanya dapat dilakukan selama statusnya {1}.",
            "This batch''s status is: {0}. This can be done only while it is {1}."),
    ITEM_NOT_IN_BATCH(
            Rule.R9,
            "Buku {0} tidak ada dalam paket ini; periksa barcode-nya.",
            "Book {0} is not in this batch; check its barcode."),
    ITEM_ALREADY_BACK(
            Rule.R9,
            "Buku {0} sudah kembali atau sudah dinyatakan hilang.",
            "Book {0} is already back, or already reported lost."),
    ITEM_BACK_AND_LOST(
            Rule.R9,
            "Buku {0} disebut kembali dan juga hilang; pilih salah satu.",
            "Book {0} is named both as returned and as lost; choose one."),
    ITEM_NOT_AMONG_RETURNED(
            Rule.R9,
            "Buku {0} disebut rusak, tetapi tidak termasuk yang dikembalikan.",
            "Book {0} is named as damaged, but is not among those returned."),
    ITEM_CANNOT_GO(
            Rule.R9, "Buku {0} tidak dapat ikut dalam paket ini: {1}.", "Book {0} cannot go with this batch: {1}."),
    BOOK_UNFIT(Rule.R4, "Buku {0} tidak dapat masuk paket itu: {1}.", "The book {0} cannot go into that batch: {1}."),
    BOOK_NOT_NEW(
            Rule.R5,
            "Buku {0} tidak dapat masuk paket itu: sekolahnya sudah pernah menerima judul itu, atau akan menerimanya.",
            "The book {0} cannot go into that batch: its school has had the title before, or is to get it."),
    BOOK_BLOCKED(
            Rule.R4,
            "Petugas tidak mengirim judul {0} ke sekolah itu; cabut dulu dengan ./simpul unblock.",
            "Staff keep the title {0} from that school; take that back first with ./simpul unblock."),
    NO_OTHER_BOOK(
            Rule.R5,
            "Di rak tidak ada buku lain yang cocok untuk tempat {0} dan masih baru bagi sekolahnya; sebut sendiri barcode penggantinya.",
            "No other book on the shelf fits the place of {0} and is new to its school; name a barcode yourself."),
    NO_PLACES_LEFT(
            Rule.R4,
            "Tidak ada tempat lagi untuk {0}: paket itu memuat {1} buku untuk kelasnya, dan semuanya sudah dipilihkan.",
            "There is no place left for {0}: that batch has {1} places for its grades, and all are chosen."),
    NO_BATCH_THEN(
            Rule.R9,
            "Tidak ada paket untuk {0} pada {1} yang masih dapat diubah; yang sudah diumumkan hanya berubah saat dikemas.",
            "{0} has no batch in {1} that can still be changed; one that is announced changes only when it is packed."),
    CHOSEN_ALREADY("{0} sudah dipilih begitu.", "{0} has been chosen so already."),
    NOT_CHOSEN(
            "Tidak ada pilihan petugas seperti itu untuk {0}; ./simpul pins menunjukkan yang ada.",
            "Staff made no such choice for {0}; ./simpul pins shows what there is."),
    PLANNED_IN_ORDER(
            Rule.R9,
            "Paket untuk {0} belum direncanakan, padahal paket untuk {1} bergantung padanya: rencanakan yang itu dulu, atau lihat pratinjaunya saja.",
            "The batches of {0} are not planned yet, and those of {1} depend on them: plan those first, or only look at a preview."),
    PLAN_NOT_MADE(
            Rule.R9,
            "Paket untuk {0} belum direncanakan; yang belum ada belum dapat disetujui.",
            "The batches of {0} are not planned yet; there is nothing to approve."),
    PLACES_OUT_OF_RANGE(
            Rule.R4,
            "Satu paket berisi {1} sampai {2} buku; {0} tidak mungkin.",
            "A batch has {1} to {2} books; {0} are not possible."),
    CHECKIN_NEEDS_LIST(
            Rule.R9,
            "Sekolah belum mengabarkan bahwa paket ini kembali; pindai bukunya, atau nyatakan bahwa semuanya sudah kembali (--all).",
            "The school has not said that this batch is back; scan the books, or say that all of them are back (--all)."),
    BATCH_HELD(
            Rule.R9,
            "Paket ini ditahan petugas; lepaskan dulu bila sudah boleh berangkat.",
            "Staff hold this batch; release it first if it may go."),
    NOT_HELD(
            Rule.R10,
            "Tidak ada yang menahan paket ini; paket dapat langsung dikirim.",
            "Nothing holds this batch back; it can be sent as it is."),
    NOTHING_TO_REOPEN(
            Rule.R9,
            "Tidak ada buku paket ini yang dicatat kembali; tidak ada yang perlu dibuka lagi.",
            "No book of this batch is recorded as back; there is nothing to open again."),
    ITEM_ELSEWHERE(
            Rule.R9,
            "Buku {0} sekarang {1}; paket ini tidak dapat dibuka lagi.",
            "Book {0} is {1} by now; this batch cannot be opened again."),
    NOTHING_TO_SEND(
            Rule.R9,
            "Tidak satu pun buku paket ini dapat dikirim; periksa rencana dan koleksinya.",
            "Not one book of this batch can be sent; check its plan and the collection."),
    ITEM_ON_LOAN_CHANGES_TITLE(
            Rule.R9,
            "Buku {0} sedang dipinjam, jadi judulnya tidak dapat diganti; kirim lagi setelah bukunya kembali.",
            "Book {0} is on loan, so its title cannot be changed; send it again once the book is back."),
    ITEM_STAYS_LOST(
            "Keterangannya dicatat. Eksemplar ini tetap tercatat hilang sampai petugas mencatatnya sebagai ditemukan.",
            "What was told is noted. This item stays recorded as lost until staff record that it was found."),
    ITEM_STAYS_WITHDRAWN(
            "Keterangannya dicatat. Eksemplar ini sudah dikeluarkan dari koleksi dan tetap demikian; buku yang masuk lagi"
                    + " diberi barcode baru.",
            "What was told is noted. This item was withdrawn from the collection and stays so; a book that comes in again gets"
                    + " a new barcode."),
    FILE_TOO_LARGE(
            "Berkas {0} lebih besar daripada {1} MiB; bagilah menjadi beberapa.",
            "The file {0} is larger than {1} MiB; divide it."),
    NO_LIBRARY_SYSTEM(
            "Katalog masuk sebagai laporan sistem perpustakaan sendiri, dan sistem itu belum terdaftar. Tambahkan dahulu sebagai mitra"
                    + " berjenis perpustakaan.",
            "A catalogue comes in as what the library''s own system reports, and none is registered. First add it as a partner of"
                    + " the kind library."),
    SEVERAL_LIBRARY_SYSTEMS(
            "Ada beberapa sistem perpustakaan ({0}); sebutkan yang dimaksud.",
            "There are several systems of the library ({0}); name the one that is meant."),
    IMPORT_NOT_LOOKED(
            "Impor ini belum selesai diperiksa, sedang berjalan, sudah selesai, atau berkasnya tidak terbaca.",
            "This import is not looked through yet, is under way, is done, or its files cannot be read."),
    IMPORT_LOOK_AGAIN(
            "Berkasnya tidak ada lagi di sini, atau kebijakan pembacaan katalog berubah sejak diperiksa; unggah dan periksa lagi.",
            "The files are not here any more, or the policy by which catalogues are read has changed since; bring them and look again."),
    IMPORT_NOT_RUNNING("Impor ini tidak sedang berjalan.", "This import is not under way."),
    COPY_STAYS("Eksemplar {0} tidak dicatat: {1}.", "Item {0} was not recorded: {1}."),
    OWN_TITLE_UNKNOWN(
            Rule.R5,
            "Judul pada eksemplar {0} sendiri belum tercatat; kirim lagi data katalognya, lalu pisahkan.",
            "What item {0} itself is called is not on record yet; send its catalogue data again, then take it apart."),
    NOTHING_TO_UNJOIN(
            Rule.R5,
            "Judul ini tidak digabung dengan judul lain dan tidak sedang diragukan; tidak ada yang perlu dipisahkan.",
            "This title is not joined with any other and not in doubt; there is nothing to take apart."),
    WAIVER_NEEDS_REASON(
            Rule.R10,
            "Membebaskan sekolah dari penggantian memerlukan alasan; sertakan alasannya.",
            "To waive a replacement needs a reason; give one."),
    OBLIGATION_WRONG_STATE(
            Rule.R10,
            "Status penggantian buku ini: {0}. Tidak ada lagi yang perlu dilakukan.",
            "The status of this replacement is: {0}. There is nothing more to do."),
    REPLACEMENT_SUPERSEDED(
            Rule.R10,
            "Permintaan ini diganti oleh permintaan Anda yang lebih baru untuk buku yang sama.",
            "This request is replaced by a later one of yours for the same book."),
    REPLACEMENT_NOT_SAME(
            Rule.R10,
            "Judul {0} tampak lain dari buku yang hilang, {1}; sebagai pengganti yang setara, buku itu menunggu persetujuan"
                    + " petugas.",
            "The title {0} looks like another book than the lost one, {1}; as an equivalent it waits for the approval of the"
                    + " staff."),
    REPLACEMENT_AWAITS_STAFF(
            Rule.R10,
            "Pengganti dengan judul lain menunggu persetujuan petugas.",
            "A replacement by another title waits for the approval of the staff."),
    OBLIGATIONS_OVERDUE(
            Rule.R10,
            "Masih ada {0} buku yang batas penggantiannya sudah lewat; paket berikutnya kami tahan sampai semuanya diganti.",
            "Books past their date of replacement: {0}. The next batch is held back until all are replaced."),
    ALREADY_ENROLLED(
            Rule.R11,
            "Sekolah ini sudah terdaftar sampai {0}; bila ingin lebih lama, mintalah perpanjangan.",
            "This school is already enrolled until {0}; to go on for longer, ask for a renewal."),
    AGREEMENT_ENDED(
            Rule.R11,
            "Kerja sama ini sudah berakhir; daftarkan sekolah sekali lagi.",
            "This cooperation has ended; enrol the school once more."),

    // Exchange
    NOT_ONE_FOR_ONE(
            Rule.R13,
            "Jumlah yang diberikan {0} dan yang diminta {1} tidak sama; yang berlebih menunggu atau dijadikan hadiah.",
            "{0} given and {1} asked for are not equal; what is over waits, or can be made a gift."),
    FOR_SALE(
            Rule.R14,
            "Terbitan ini untuk dijual, jadi tidak dapat ditukar; bagian lain dari tawaran diteruskan.",
            "This publication is for sale and cannot be exchanged; the rest of the offer goes on."),
    NO_MATCH(
            Rule.R15,
            "Belum ada padanan untuk terbitan ini di daftar keinginan.",
            "No want-list holds a match for this publication yet."),
    MATCHED_LATER(
            Rule.R15,
            "Tawaran ini panjang dan kami cocokkan sebentar lagi; pasangannya kami kabarkan sesudahnya.",
            "This offer is long and is matched in a moment; we tell you the pairs after that."),
    PAIR_UNKNOWN(Rule.R16, "Pasangan {0} tidak ada dalam pertukaran ini.", "Pair {0} is not part of this exchange."),
    PAIR_WRONG_STATE(
            Rule.R16,
            "Status pasangan {0}: {1}. Langkah ini hanya mungkin selama statusnya {2}.",
            "The status of pair {0} is: {1}. This step is possible only while it is {2}."),
    PAIR_AGREED_AND_DECLINED(
            Rule.R16,
            "Pasangan {0} disetujui dan juga ditolak; pilih salah satu.",
            "Pair {0} is both agreed and declined; choose one."),
    PAIR_ONE_SIDED(
            Rule.R16,
            "Pada pasangan {0} hanya satu pihak yang memberi; langkah ini milik pihak lain.",
            "In pair {0} only one side gives anything; this step belongs to the other side."),
    COPY_NOT_HERE(
            Rule.R16,
            "Eksemplar {0} tidak ada di perpustakaan atau sudah dijanjikan; periksa barcode-nya.",
            "Copy {0} is not in the house, or is promised already; check its barcode."),
    EXCEPTION_NEEDS_REASON(
            Rule.R16,
            "Pengecualian dari satu banding satu memerlukan alasan; sertakan alasannya.",
            "An exception to one for one needs a reason; give one."),
    OFFERED_NOT_FREE(
            Rule.R16,
            "Terbitan {0} tidak ada dalam tawaran ini atau sudah berpasangan; periksa kodenya.",
            "Publication {0} is not part of this offer, or has its pair already; check its code."),
    NOTHING_TO_EXCHANGE(
            Rule.R16,
            "Tidak ada terbitan yang dapat ditukar dalam permintaan ini.",
            "This request holds no publication that can be exchanged."),

    // Use of services
    ADDRESS_INSIDE(
            Rule.R17,
            "Alamat KTP di wilayah perpustakaan ({0}): boleh meminjam.",
            "The address on the identity card is in the library''s regions ({0}): borrowing is allowed."),
    ADDRESS_OUTSIDE(
            Rule.R17,
            "Alamat KTP di luar wilayah perpustakaan ({0}), jadi bukan alamat yang memberi hak meminjam.",
            "The address on the identity card is outside the library''s regions ({0}), so it gives no right to borrow."),
    READ_ON_PREMISES(
            Rule.R18,
            "Haknya membaca di tempat, pada jam buka.",
            "The privilege is to read on the premises, during opening hours."),
    ACTIVE_STUDENT(
            Rule.R19,
            "Mahasiswa aktif boleh meminjam sampai {0}; yang lebih dulu: {1}.",
            "An active student may borrow until {0}; what comes first: {1}."),
    NO_VALID_AGREEMENT(
            Rule.R19,
            "Universitas ini tidak punya perjanjian yang membuka peminjaman dan berlaku pada {0}; membaca di tempat tetap dapat.",
            "This university has no agreement that opens borrowing and is valid on {0}; reading on the premises remains."),
    ISSUER_AMBIGUOUS(
            Rule.R19,
            "Nama {0} pada surat dipakai beberapa universitas ({1}); perjelas namanya dalam daftar mitra, lalu putuskan.",
            "Several universities bear the name {0} in the letter ({1}); make their names clear among the partners, then decide."),
    NO_PRIVILEGE(
            Rule.R20,
            "Tidak ada hak yang berlaku atas nomor rujukan itu pada {0}.",
            "There is no privilege in force of that reference at {0}."),
    LETTER_MISSING(
            Rule.R19,
            "Surat aktif kuliah belum disertakan; sertakan agar mahasiswa dapat meminjam.",
            "The active-enrolment letter is missing; add it so that the student may borrow."),
    LETTER_EXPIRED(
            Rule.R19,
            "Surat aktif kuliah berlaku hanya sampai {0}; kirim surat yang baru.",
            "The active-enrolment letter was valid only until {0}; send a new one."),
    LETTER_FROM_ANOTHER(
            Rule.R19,
            "Surat aktif kuliah harus diterbitkan oleh universitas pengirim.",
            "The active-enrolment letter must be issued by the sending university."),
    SEMESTER_OVER(
            Rule.R19,
            "Semester {0} berakhir pada {1}; daftarkan lagi dengan semester yang berjalan.",
            "Semester {0} ended on {1}; register again with the current semester."),
    SEMESTER_NOT_BEGUN(
            Rule.R19,
            "Semester {0} baru dimulai pada {1}; suratnya diterima paling awal satu semester sebelumnya.",
            "Semester {0} begins only on {1}; its letter is taken at most one semester early."),
    LETTER_TOO_SHORT(
            Rule.R19,
            "Surat aktif kuliah berlaku sampai {0}, sebelum semesternya mulai pada {1}; kirim surat yang baru.",
            "The active-enrolment letter is valid until {0}, before its semester begins on {1}; send a new one."),
    ACTIVE_STUDENT_FROM(
            Rule.R19,
            "Surat semester yang akan datang sudah kami terima: boleh meminjam dari {0} sampai {1}; yang lebih dulu: {2}.",
            "The letter of the semester to come is taken: borrowing is allowed from {0} until {1}; what comes first: {2}."),
    PRIVILEGE_KEPT(
            Rule.R19,
            "Hak meminjam yang sedang berjalan tetap berlaku sampai {0}; pendaftaran ini tidak mengubahnya.",
            "The running privilege to borrow stays until {0}; this registration changes nothing of it."),
    PRIVILEGE_TO_COME(
            Rule.R19,
            "Hak meminjam dari {0} sampai {1} sudah tercatat dan tetap berlaku; pendaftaran ini tidak mengubahnya.",
            "The privilege to borrow from {0} until {1} is recorded already and stays; this registration changes nothing of it."),
    SEMESTER_UNKNOWN(
            Rule.R19,
            "Semester {0} tidak dikenal; tulis tahun dan 1 (ganjil) atau 2 (genap), misalnya 20261.",
            "Semester {0} is not known; write the year and 1 (odd) or 2 (even), such as 20261."),
    SESSION_FULL(
            Rule.R21,
            "Tempat untuk {0} pada {1} sudah penuh; pilih salah satu tanggal yang ditawarkan.",
            "All places for {0} on {1} are taken; choose one of the days offered."),
    SESSION_CLOSED(
            Rule.R21,
            "Tidak ada {0} pada {1}; pilih salah satu tanggal yang ditawarkan.",
            "There is no {0} on {1}; choose one of the days offered."),

    // Formal agreements
    NOT_FOR_HOST_TO_SIGN(
            Rule.R22,
            "Perjanjian resmi bukan wewenang perpustakaan ini; permintaan diteruskan ke Perpustakaan Nasional dan menunggu keputusannya.",
            "A formal agreement is not this library''s to sign; the request was forwarded to the national library and waits for its decision."),
    NO_NATIONAL_LIBRARY(
            Rule.R22,
            "Perpustakaan Nasional belum terdaftar sebagai mitra di sini; usulan diteruskan begitu terdaftar.",
            "The national library is not registered as a partner here yet; the proposal is forwarded as soon as it is."),
    NUMBER_GIVEN(
            Rule.R23,
            "Nomor {0} sudah dipakai perjanjian lain; periksa nomornya.",
            "Number {0} is already that of another agreement; check the number."),
    PROPOSAL_DECIDED(
            Rule.R23,
            "Usulan ini sudah diputuskan: {0}, oleh {1}, pada {2}.",
            "This proposal has already been decided: {0}, by {1}, on {2}."),
    REJECTED_BY_NATIONAL(
            Rule.R23,
            "Perpustakaan Nasional menolak usulan perjanjian ini.",
            "The national library rejected the proposed agreement."),
    APPROVAL_INCOMPLETE(
            Rule.R23,
            "Persetujuan memerlukan nomor perjanjiannya; tambahkan. Masa berlaku yang tidak disebut adalah yang diusulkan.",
            "An approval needs the number of the agreement; add it. A term that is not named is the one proposed."),
    PAPER_INCOMPLETE(
            Rule.R23,
            "Perjanjian tanpa usulan di sini harus disebut lengkap: bentuk, judul, para pihak, nomor, dan masa berlakunya.",
            "An agreement without a proposal here must be told whole: its form, title, parties, number and term."),
    PROPOSAL_SAYS_IT(
            Rule.R23,
            "Bentuk, judul, pihak, dan tujuan sudah ada dalam usulannya; hapus di sini.",
            "Form, title, parties and goals stand in the proposal; leave them out here."),
    REJECTED_WITHOUT_PROPOSAL(
            Rule.R23, "Yang ditolak adalah usulan; sebut usulannya.", "What is rejected is a proposal; name it."),
    SCAN_OF_NO_TYPE(
            Rule.R23,
            "Pindaian harus berkas PDF, JPEG, atau PNG yang utuh; pindai lagi suratnya.",
            "The scan must be a whole PDF, JPEG or PNG; scan the paper again."),
    SCAN_TOO_LARGE(
            Rule.R23,
            "Pindaian lebih besar dari {0} MB; pindai dengan ketajaman lebih rendah.",
            "The scan is larger than {0} MB; scan it with less detail."),
    NO_SCAN(Rule.R23, "Tidak ada pindaian untuk {0}.", "There is no scan of {0}."),
    SCAN_NOT_HERE(
            Rule.R23,
            "Berkas pindaiannya tidak ada di rumah Simpul ini; cari dalam cadangan, atau di rumah Simpul yang mencatatnya.",
            "The file of the scan is not in this hub''s home; look in a backup, or in the home of the hub that recorded it."),
    SCAN_CHANGED(
            Rule.R23,
            "Berkas pindaiannya bukan lagi yang dicatat (SHA-256 berbeda); ambil dari cadangan.",
            "The file of the scan is no longer what was recorded (its SHA-256 differs); take it from a backup."),
    NO_AGREEMENT_NEEDED(
            Rule.R24,
            "Kegiatan ini tidak memerlukan perjanjian resmi; ajukan langsung.",
            "This activity needs no formal agreement; ask for it directly."),
    TOO_FEW_PARTIES(
            Rule.R25,
            "Sebut sedikitnya satu pihak selain perpustakaan ini; perpustakaan selalu menjadi pihak tanpa perlu disebut.",
            "Name at least one party beside this library, which is always a party without being named."),
    PARTY_UNKNOWN(
            Rule.R25,
            "Pihak {0} tidak dikenal sebagai mitra; periksa kodenya.",
            "Party {0} is not known as a partner; check its code."),
    NOT_A_PARTY(
            Rule.R25,
            "Pengusul harus menjadi salah satu pihak perjanjian.",
            "The proposer must be one of the parties."),

    // Visits, internships, training, information
    DAY_FULL(
            Rule.R26,
            "Tanggal {0} sudah penuh; pilih salah satu tanggal yang ditawarkan.",
            "The day {0} is full; choose one of the days offered."),
    CLOSED_DAY(
            Rule.R26,
            "Perpustakaan tutup pada {0}; pilih salah satu tanggal yang ditawarkan.",
            "The library is closed on {0}; choose one of the days offered."),
    TOO_MANY_PEOPLE(
            Rule.R26,
            "Rombongan {0} orang melebihi daya tampung {1} orang; bagi menjadi beberapa hari.",
            "A group of {0} exceeds the capacity of {1} people; split it over several days."),
    NO_PEOPLE(
            Rule.R26,
            "Jumlah orang {0} tidak mungkin; sebut sedikitnya satu.",
            "A number of {0} people is not possible; give at least one."),
    DAY_TOO_FAR(
            Rule.R26,
            "Tanggal {0} terlalu jauh; paling akhir {1}.",
            "The day {0} is too far ahead; the latest is {1}."),
    OUTREACH_RECORDED(
            Rule.R24,
            "Kunjungan ke mitra itu pada {0} untuk keperluan yang sama sudah tercatat.",
            "A visit to that partner on {0} for the same purpose is recorded already."),
    BOOKING_OVER(
            Rule.R26,
            "Jadwal ini sudah {0}, jadi tidak dapat diubah lagi.",
            "This booking is already {0} and can no longer be changed."),
    ONE_DAY_ONLY(
            Rule.R26,
            "Kunjungan dan layanan berlangsung satu hari; sebut satu tanggal saja, bukan awal dan akhir masa.",
            "A visit or a service is on one day; name that day, not the beginning and the end of a period."),
    PERIOD_NEEDED(
            Rule.R27,
            "Magang berlangsung beberapa hari; sebut tanggal mulainya, tanggal selesainya, atau keduanya.",
            "An internship lasts some days; name its first day, its last day, or both."),
    PERIOD_FULL(
            Rule.R27,
            "Tempat magang {0} sampai {1} tidak cukup; pilih salah satu masa yang ditawarkan.",
            "There are not enough internship places from {0} to {1}; choose one of the periods offered."),
    PERIOD_TOO_LONG(
            Rule.R27,
            "Masa magang {0} hari terlalu lama; paling lama {1} hari.",
            "An internship of {0} days is too long; at most {1} days."),
    TOO_MANY_STUDENTS(
            Rule.R27,
            "{0} mahasiswa melebihi {1} tempat magang; bagi menjadi beberapa masa.",
            "{0} students exceed the {1} internship places; split them over several periods."),
    RANK_NOT_ADMITTED(
            Rule.R28,
            "Pelatihan ini hanya untuk golongan {0}; peserta ini tidak diikutkan.",
            "This training is for rank groups {0} only; this participant is left out."),
    RANK_UNCLEAR(
            Rule.R28,
            "Golongan \"{0}\" tidak dapat kami baca; petugas akan memeriksanya.",
            "We cannot read the rank \"{0}\"; staff will look at it."),
    NOBODY_ADMITTED(Rule.R28, "Tidak satu pun peserta bergolongan {0}.", "Not one participant is of rank group {0}."),
    NEEDS_MODERATION(
            Rule.R29,
            "Pengumuman diperiksa petugas sebelum disampaikan.",
            "Staff look at the announcement before it goes out."),
    AUDIENCE_UNKNOWN(
            Rule.R29,
            "Penerima {0} bukan jenis mitra dan bukan mitra yang dikenal; periksa penerimanya.",
            "The recipient {0} is neither a kind of partner nor a known partner; check the recipients."),
    AUDIENCE_EMPTY(
            Rule.R29,
            "Tidak ada mitra yang termasuk penerima pengumuman ini.",
            "No partner is among the recipients of this announcement."),

    // Evaluation
    SURVEY_ANSWERED(
            Rule.R30, "Survei untuk paket ini sudah dijawab.", "The survey for this batch has already been answered."),
    DAY_NOT_OVER(
            Rule.R30,
            "Hari {0} belum selesai; kirim angkanya setelah hari itu lewat.",
            "The day {0} is not over; send its figures when it is."),
    FIGURES_NOT_POSSIBLE(
            Rule.R30,
            "Angka sebagian ({0}) lebih besar daripada keseluruhannya ({1}); periksa kembali.",
            "The figure of a part ({0}) is greater than that of the whole ({1}); check them.");

    private final Optional<Rule> rule;
    private final String indonesian;
    private final String english;

    Code(String indonesian, String english) {
        this.rule = Optional.empty();
        this.indonesian = indonesian;
        this.english = english;
    }

    Code(Rule rule, String indonesian, String english) {
        this.rule = Optional.of(rule);
        this.indonesian = indonesian;
        this.english = english;
    }

    /** The code as it is written on the wire, such as {@code term-out-of-range}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rule it follows from; none if only the form of the message is wrong. */
    public Optional<Rule> rule() {
        return rule;
    }

    /** The message, a {@link java.text.MessageFormat} pattern. */
    public String text(Language language) {
        return language == Language.ID ? indonesian : english;
    }
}
