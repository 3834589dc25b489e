//! Sentences in languages other than English. Each `|` of a case is a boundary, and there are no others.

use nutgraf_core::{Story, sentences_in};

const CASES: &[(&str, &[&str])] = &[
    (
        "de",
        &[
            "Der Vertrag wurde am 3. Oktober unterzeichnet.|Er gilt ab dem 1. Januar 2027.",
            "Das betrifft z. B. Mieter, d. h. fast alle.|Die Regierung sieht das anders.",
            "Dr. Anna Lee und Prof. Bob Day sprachen u.a. mit der Polizei.|Danach gab es Fragen.",
            "„Wir gehen!“, sagte er.|„Warum?“|Niemand antwortete.",
            "»Das reicht nicht.«|»Doch«, sagte die Ministerin.",
            "Die Firma Muster GmbH & Co. KG zahlt rund 3,5 Mio. Euro.|Das sind ca. 20 Prozent mehr.",
            "Sie ist 25.|Das Team ist jünger.",
            "Es geht um Autos, Busse usw.|Die Bahn bleibt außen vor.",
        ],
    ),
    (
        "fr",
        &[
            "« Oui ! » a répondu le ministre.|Il n'a rien ajouté.",
            "Il a dit : « C’est fini. »|La séance est levée.",
            "M. Martin et Mme Dupont ont rencontré le Dr. Blanc.|Ils partent le 3 mai.",
            "Qui paiera ?|Personne ne le sait.",
            "Voir p. 12 et l'art. 5 de la loi.|Elle date de janv. 2020.",
        ],
    ),
    (
        "es",
        &[
            "¿Qué pasó?|¡Nadie lo sabe!|La policía investiga.",
            "El Sr. García viajó a EE. UU. en enero.|La Dra. López no fue.",
            "«¡Vamos!», dijo el presidente.|Luego salió.",
            "Ocurrió a las 3 p. m. del lunes, según el art. 4 de la ley.",
            "Compraron pan, vino, etc.|El resto lo pagó la empresa.",
        ],
    ),
    (
        "it",
        &[
            "Il sig. Rossi e la dott.ssa Bianchi lavorano per la Fiat S.p.A. di Torino.|Oggi sono a Roma.",
            "«Basta!» ha detto il ministro.|Poi è uscito.",
            "Vedi art. 3 e pag. 12.|È la legge.",
        ],
    ),
    (
        "pt",
        &[
            "O Sr. Silva e a Dra. Costa chegaram às 10 h.|A reunião foi na av. Paulista.",
            "“Não sei”, disse.|“Talvez amanhã.”",
            "Segundo o art. 5.º da lei, p. ex. o n.º 2, é proibido.|Não há exceções.",
        ],
    ),
    (
        "nl",
        &[
            "Dhr. Jansen en mevr. De Vries kwamen om 10 uur.|De vergadering duurde lang.",
            "Het gaat o.a. om huizen, d.w.z. woningen.|Dat zei prof. Bakker.",
        ],
    ),
    (
        "sv",
        &[
            "Det gäller bl.a. skolor, t.ex. i Lund.|Regeringen säger nej.",
            "”Vi är klara.”|”Nej”, sade hon.|Kl. 10 var det slut.",
        ],
    ),
    ("da", &["Det gælder bl.a. skoler, f.eks. i Odense.|Ministeren mødte dem den 3. maj.|Det var kl. 10."]),
    ("nb", &["Det gjelder bl.a. skoler, f.eks. i Bergen.|Møtet var 3. mai.|Etter det ble det stille."]),
    ("fi", &["Laki tuli voimaan 3. lokakuuta.|Se koskee esim. kouluja.|Kokous alkoi klo. 10."]),
    (
        "pl",
        &[
            "Prof. Nowak i dr Kowalski mieszkają przy ul. Długiej.|To było 3 maja 2024 r.|W Warszawie padało.|Dotyczy to m.in. szkół.",
        ],
    ),
    ("cs", &["Podle § 5 odst. 2 platí např. výjimka.|Zákon začal platit 3. října.|Firma má 20 mil. Kč."]),
    (
        "hu",
        &["A törvény 2024. október 3-án lépett életbe.|Ez pl. az iskolákat érinti.|Dr. Kovács szerint jó."],
    ),
    ("tr", &["Toplantı 3. Selim döneminde yapıldı.|Prof. Dr. Kaya konuştu.|Bu, okul vb. yerleri kapsıyor."]),
    (
        "ru",
        &[
            "Это случилось в 2024 г.|В Москве шел снег.|Речь идет о домах, т. е. о квартирах.|Проф. Иванов согласен.",
        ],
    ),
    (
        "uk",
        &["Це сталося у 2024 р.|У Києві йшов сніг.|Проф. Коваль погодився.|Ціна зросла до 5 тис. грн за м."],
    ),
    ("el", &["Τι έγινε;|Κανείς δεν ξέρει.|Ο κ. Παπαδόπουλος έφυγε."]),
    ("ja", &["政府は火曜日に発表した。|「歓迎する。」|労働組合はそう述べた。"]),
    ("zh", &["政府周二宣布。|工会表示欢迎！|谁来付钱？"]),
    ("hi", &["सरकार ने घोषणा की।|डॉ. शर्मा ने स्वागत किया।"]),
    ("ar", &["ماذا حدث؟|لا أحد يعرف.|قالت الشرطة ذلك."]),
];

#[test]
fn sentences_end_where_the_language_ends_them() {
    let mut wrong = Vec::new();
    for (language, cases) in CASES {
        for case in *cases {
            let text = case.replace('|', " ");
            let found: Vec<&str> = sentences_in(&text, language).map(|span| span.slice(&text)).collect();
            if found.join("|") != *case {
                wrong.push(format!("{language}: {}", found.join("|")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_story_is_split_by_the_rules_of_its_own_language() {
    let story = Story::parse(
        "Die Bundesregierung will den Mindestlohn anheben. Das Gesetz soll am 3. Oktober in Kraft treten und gilt \
         z. B. auch für Minijobs.",
    );
    let sentences: Vec<&str> = story.sentences().map(|(_, _, s)| story.text(s.span)).collect();
    assert_eq!(sentences.len(), 2, "{sentences:?}");
    assert_eq!(story.in_language.unwrap().value, "de");
}
