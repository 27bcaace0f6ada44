package import Core
package import Ledger

/// What the law says of each class of a person's data: what must stay, why, and until when.
///
/// Pure.
package enum RetentionRules {
    /// So long someone may ask for the proof: limitation of personal actions, article 2262bis of the old Civil Code.
    static let limitationYears = 10

    package static func retention(
        of keyClass: KeyClass, _ extent: ErasureExtent, consents: [ConsentRow], matters: [MatterRow],
        retentionYears: Int,
        at now: Instant
    ) -> Retention {
        guard extent.key != nil else {
            return Retention(mayGo: false, ground: "", words: "Hiervan bewaren we niets meer over u.")
        }
        if let kept = restrained(matters, keyClass) { return kept }
        switch keyClass {
        case .facts: return facts
        case .told: return told
        case .access(let year): return register(year, at: now)
        case .consent: return proof(extent, consents, max(retentionYears, limitationYears), at: now)
        }
    }

    /// Who asks to restrict asks to keep (article 18 GDPR), and what is being dealt with is not finished.
    private static func restrained(_ matters: [MatterRow], _ keyClass: KeyClass) -> Retention? {
        // A doubt falls with what it is about.
        let open = matters.filter { $0.state != .closed && !$0.isDoubt }
        let isRestricted = open.contains { if case .restriction = $0.matter { true } else { false } }
        if isRestricted {
            return Retention(
                mayGo: false, ground: "artikel 18 AVG",
                words: """
                    Er geldt een beperking op uw gegevens. Zolang die loopt, bewaren we alles en gebruiken we niets. \
                    Daarna kan dit opnieuw bekeken worden.
                    """)
        }
        guard !open.isEmpty, keyClass == .consent else { return nil }
        return Retention(
            mayGo: false, ground: "artikel 12, lid 3, en artikel 21 AVG",
            words: "U vroeg iets of maakte bezwaar, en dat is nog niet afgehandeld. Tot dan blijft dit staan.")
    }

    /// A copy of what a source tells: it can be fetched again, and nothing rests on it that the log does not hold.
    private static let facts = Retention(
        mayGo: true, ground: "artikel 5, lid 1, c en e, AVG",
        words: """
            De gegevens die we bij de bron ophaalden en even bewaarden, kunnen weg. Het is een kopie: de bron zelf houdt \
            ze bij. Als een dienst ze later nodig heeft, vraagt die ze opnieuw op, en dat ziet u in de lijst.
            """)

    private static let told = Retention(
        mayGo: true, ground: "artikel 17, lid 1, b, AVG",
        words: """
            Wat u ons zelf vertelde en liet bewaren, kan weg. Dát u het vertelde, blijft in de lijst staan. Heeft een \
            dienst het later nodig, dan vraagt die het u opnieuw.
            """)

    private static func register(_ year: Int, at now: Instant) -> Retention {
        let ground = "artikel 17 van de wet van 8 augustus 1983 op het Rijksregister"
        guard let first = ErasureTerm.firstDay(of: .access(year: year)), BelgianCalendar.date(at: now) < first else {
            return Retention(
                mayGo: true, ground: ground,
                words: """
                    De lijst van wie in \(year) uw gegevens opvroeg en kreeg, kan weg. De gemeente moest ze 10 jaar \
                    bewaren, en die tijd is om.
                    """)
        }
        let last = first.adding(days: -1)
        return Retention(
            mayGo: false, ground: ground + "; artikel 17, lid 3, b, AVG", until: last,
            words: """
                De lijst van wie in \(year) uw gegevens opvroeg en kreeg, moet blijven tot en met \(DutchTime.day(last)). De wet \
                op het Rijksregister (artikel 17) vraagt dat de gemeente die lijst 10 jaar bewaart. Zo kan u nagaan wie \
                keek, en kan de toezichthouder dat ook.
                """)
    }

    private static func proof(
        _ extent: ErasureExtent, _ consents: [ConsentRow], _ years: Int, at now: Instant
    ) -> Retention {
        let ground = "artikel 7, lid 1, en artikel 17, lid 3, b en e, AVG; artikel 2262bis oud Burgerlijk Wetboek"
        if consents.contains(where: { ($0.state.stands || $0.state.isOpen) && now <= $0.end }) {
            return Retention(
                mayGo: false, ground: ground,
                words: """
                    Uw toestemming loopt nog, of er wacht een vraag om toestemming. Zolang dat zo is, blijft het bewijs \
                    ervan. U kunt uw toestemming op elk moment stoppen, zonder reden.
                    """)
        }
        if extent.represents > 0 {
            return Retention(
                mayGo: false, ground: ground,
                words: """
                    U trad op voor iemand anders. Dat u dat deed, hoort bij het bewijs van die persoon en blijft zolang \
                    dat bewijs blijft.
                    """)
        }
        // One that was stopped was relied on until the entry that stopped it, not until the end it was given for.
        let ends = consents.filter { ($0.state.stands || $0.state == .expired) && $0.end <= now }.map(\.end)
        let relied = ([extent.newest].compactMap { $0 } + ends).max() ?? now
        let last = BelgianCalendar.date(at: relied).adding(years: years)
        guard BelgianCalendar.date(at: now) <= last else {
            return Retention(
                mayGo: true, ground: ground,
                words: """
                    Het bewijs van wat u goedkeurde, weigerde of stopte, kan weg: \(years) jaar lang kon iemand ernaar \
                    vragen, en die tijd is om.
                    """)
        }
        return Retention(
            mayGo: false, ground: ground, until: last,
            words: """
                Het bewijs van wat u goedkeurde, weigerde of stopte, moet blijven tot en met \(DutchTime.day(last)). De gemeente \
                moet kunnen tonen dat ze uw gegevens mocht gebruiken (artikel 7, lid 1, AVG), zolang iemand daarover \
                naar de rechter kan: \(years) jaar (artikel 17, lid 3, e, AVG).
                """)
    }
}
