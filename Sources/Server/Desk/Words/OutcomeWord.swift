import Ledger

/// The outcomes that stand in clear, in Dutch.
enum OutcomeWord {
    private static let words = [
        "given": "gegeven", "incomplete": "onvolledig gegeven", "answered": "beantwoord", "failed": "mislukt",
        "aside": "gegeven (lijst of deel)",
        "interrupted": "onderbroken", "abandoned": "niet afgewacht", "permitted": "mag", "online": "via internet",
        "counter": "aan het loket", "phone": "per telefoon", "paper": "op papier", "query": "zoekopdracht",
        "proof": "bewijs van een regel", "verification": "nazicht van het logboek", "export": "uitvoer",
        "own": "eigen vraag", "newNumber": "nieuw nummer", "cancelledNumber": "geschrapt nummer",
        "same": "dezelfde persoon", "other": "een andere persoon",
        "wrong": "het was nooit juist", "outdated": "het is niet meer juist",
        "missing": "er ontbreekt iets", "corrected": "de bron verbeterde het", "unfounded": "het was juist",
        "withdrawn": "ingetrokken", "expired": "niet op tijd bevestigd",
    ]

    /// A rule that refused is said as the rule is; a word that is not known stays as it is.
    static func dutch(_ word: String) -> String {
        words[word] ?? Refusal.Rule(rawValue: word)?.dutch ?? word
    }
}
