import Core
import Ledger

extension MatterRow {
    /// What it is, in a word or two.
    var dutch: String {
        switch matter {
        case .restriction(let restriction):
            restriction.purpose.map { "beperking voor \($0)" } ?? "beperking voor alle doelen"
        case .objection(let purpose): "bezwaar tegen \(purpose)"
        case .emergency(let box): "noodsituatie, door \(box.application)"
        case .request(let right, _, let isExtended): right.dutch + (isExtended ? " (verlengd)" : "")
        case .sample(let sheet): "steekproef van \(sheet.entries.count)"
        case .doubt(let doubt): "betwist: \(doubt.attribute)" + (doubt.isConfirmed ? " (in onderzoek)" : "")
        }
    }

    /// The day by which an officer must have acted, or a doubt ends by itself; `nil` where the law sets none.
    var due: CalendarDate? {
        switch matter {
        case .request(_, let due, _): due
        case .emergency(let box): box.due
        case .doubt(let doubt): doubt.until
        case .restriction, .objection, .sample: nil
        }
    }

    var opened: Instant { Instant(milliseconds: id.milliseconds) }

    var stateWord: String {
        switch state {
        case .open: "open"
        case .upheld: "gegrond"
        case .closed: "afgesloten"
        }
    }
}

extension SubjectRight {
    var dutch: String {
        let word =
            switch self {
            case .access: "inzage"
            case .rectification: "verbetering"
            case .erasure: "wissen"
            case .restriction: "beperking"
            case .portability: "overdracht"
            case .objection: "bezwaar"
            case .complaint: "klacht"
            }
        return "\(word) (artikel \(article))"
    }
}

extension RestrictionOrder.Ground {
    var dutch: String {
        switch self {
        case .accuracyContested: "de burger zegt dat de gegevens niet juist zijn (18, lid 1, a)"
        case .unlawful: "het gebruik is onrechtmatig, en de burger wil niet wissen (18, lid 1, b)"
        case .neededForClaim: "alleen de burger heeft ze nog nodig, voor een vordering (18, lid 1, c)"
        case .objectionPending: "er loopt een bezwaar (18, lid 1, d)"
        }
    }
}

extension SubjectAnswer.Outcome {
    var dutch: String {
        switch self {
        case .granted: "gedaan wat gevraagd is"
        case .partly: "gedeeltelijk gedaan"
        case .refused: "geweigerd, met reden"
        case .extended: "verlengd, met reden (artikel 12, lid 3)"
        }
    }
}
