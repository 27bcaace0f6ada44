import Catalogue
import Core
import Ledger
import MerkleLog

extension Receipt {
    /// The receipt in plain Dutch, to fit on one page of A4.
    package var letter: Letter {
        Letter(
            title: title,
            sender: [
                controller.name, controller.address, "Bel \(controller.phone)", "Mail \(controller.email)",
            ], code: code,
            sections: [
                Letter.Section(state == .requested ? "Wat vragen we?" : "Wat zei u?", said),
                Letter.Section("Wat kijken we na?", looked, isList: true),
                Letter.Section("Wat kijken we niet na?", notLooked),
                Letter.Section("Wie krijgt het antwoord?", recipients),
                Letter.Section(
                    periodHeading, period),
                Letter.Section("Hoe stopt u?", state.stands ? [stop, "Zeg er deze code bij: \(code)."] : []),
                Letter.Section(state.stands ? "Wat als u stopt?" : "Hoe gaat het nu verder?", onward),
                Letter.Section("Wat kunt u nog?", rights),
                Letter.Section(wordsHeading, words.split(separator: "\n").map(String.init), isQuoted: true),
                Letter.Section("Het bewijs", evidence),
            ])
    }

    private var act: String { purpose.template.act.word ?? "antwoord" }

    private var title: String {
        switch state {
        case .requested: "Een vraag aan u"
        case .deferred: "Bewijs: u denkt nog na"
        case .given: act == "verzoek" ? "Bewijs van uw verzoek" : "Bewijs van uw \(act)"
        case .renewed: "Bewijs: u verlengde uw \(act)"
        case .refused: "Bewijs: u zei nee"
        case .withdrawn: "Bewijs: u bent gestopt"
        case .paused: "Bewijs: uw \(act) rust"
        case .revoked, .expired, .invalidated, .superseded: "Bewijs van wat er gebeurde"
        }
    }

    private var said: [String] {
        let said =
            switch state {
            case .requested: "We vragen uw \(act). U mag ja of nee zeggen."
            case .deferred: "U wilt nog nadenken. Dat mag."
            case .given: "U zei ja."
            case .renewed: "U zei opnieuw ja."
            case .refused: "U zei nee. U hoeft niet te zeggen waarom."
            case .withdrawn: "U bent gestopt. U hoeft niet te zeggen waarom."
            case .paused: "U laat het even rusten. We kijken dan niets na."
            case .revoked, .expired, .invalidated, .superseded: "Uw \(act) loopt niet meer."
            }
        let day = DutchTime.moment(line.at)
        return [
            said, "Het gaat over: \(product).",
            state == .requested ? "We vroegen dit op \(day)." : "Dat was \(way)op \(day).",
        ]
    }

    /// How the act reached us, to stand before its day.
    private var way: String {
        switch taking?.channel {
        case .counter: "aan het loket, "
        case .phone: "aan de telefoon, "
        case .paper: "op papier. We schreven het in "
        case .online: "op het scherm, "
        case nil: ""
        }
    }

    /// Whether something is looked up after this act, or would be after a yes.
    private var isLooking: Bool { state.permits || state.isOpen }

    /// What the service gets, as the purpose names it.
    private var looked: [String] {
        guard isLooking else { return [] }
        return purpose.template.answers.map(\.label) + data.filter(\.isGiven).map(\.label)
    }

    private var notLooked: [String] {
        guard isLooking else { return ["We kijken vanaf nu niets meer na voor \(product)."] }
        return data.contains(where: \.isGiven)
            ? ["Niets anders dan wat hierboven staat."]
            : ["Niets anders. De dienst krijgt alleen het antwoord, niet uw gegevens."]
    }

    private var recipients: [String] {
        !isLooking ? [] : [purpose.adoption.recipients.joined(separator: ", ") + "."]
    }

    private var periodHeading: String {
        switch state {
        case .requested: "Tot wanneer kunt u antwoorden?"
        case .deferred: "Wanneer vragen we het opnieuw?"
        default: "Van wanneer tot wanneer?"
        }
    }

    private var period: [String] {
        if let notBefore { return ["We vragen het u niet opnieuw voor \(DutchTime.day(notBefore))."] }
        guard let until else { return [] }
        let last = DutchTime.day(until)
        guard state.permits else { return ["Tot en met \(last). Daarna vervalt de vraag."] }
        guard let from, from > line.at else { return ["Vanaf nu, tot en met \(last)."] }
        return [
            "Vanaf \(DutchTime.moment(from)), tot en met \(last).",
            "Was u dit niet? Bel ons voor die dag. Dan gebeurt er niets.",
        ]
    }

    private var onward: [String] {
        switch state {
        case .requested: [purpose.template.notice.ifNo]
        case .deferred: ["U kunt altijd zelf terugkomen.", purpose.template.notice.ifNo]
        default: [alternative, "U verliest uw recht niet."]
        }
    }

    private var rights: [String] {
        let shown: Set<CitizensOption> = [.object, .seeWhoLooked, .correct, .complain]
        return purpose.template.options(whileActStands: state.stands).filter(shown.contains).map(\.sentence)
    }

    private var wordsHeading: String { telling?.readAloud == true ? "Dit lazen we voor" : "Dit hebt u gelezen" }

    private var evidence: [String] {
        var lines = ["Dit staat in ons logboek, op plaats \(line.position.seq). Niemand kan dat ongemerkt veranderen."]
        if let root { lines.append("Vingerafdruk van het logboek: \(root)") }
        lines.append("Bij dit blad hoort een bestand met het hele bewijs. Daarmee kunt u dit nakijken, ook zonder ons.")
        return lines
    }

    /// The root of the tree in the proof's checkpoint.
    private var root: String? {
        guard let receipt = try? InclusionReceipt(parsing: Array(proof.receipt.utf8)) else { return nil }
        return (try? Checkpoint(text: receipt.checkpoint.text))?.root.base64
    }
}
