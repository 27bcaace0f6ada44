package import Core
package import Ledger

/// What the citizen gets after an erasure: what is gone, in plain words, and the proof that the log says so.
package struct ErasureCertificate: Sendable {
    package let erasure: ErasureRow
    /// As people know the controller.
    package let controller: String
    package let outcome: ErasureOutcome
    package let line: Journal.Line
    /// With payload and salt: it names no person, so that anyone may check it.
    package let proof: EntryProof

    init(
        erasure: ErasureRow, controller: String, outcome: ErasureOutcome, line: Journal.Line, proof: EntryProof
    ) {
        self.erasure = erasure
        self.controller = controller
        self.outcome = outcome
        self.line = line
        self.proof = proof
    }

    package var title: String { "Bewijs van wissing" }

    /// In paragraphs, plain Dutch.
    package var sentences: [String] {
        let day = DutchTime.day(line.at)
        var sentences = [
            "\(controller) wiste op \(day) een deel van wat zij over u bewaarde: \(outcome.keyClass.dutch).",
            "Daarvoor is de sleutel vernietigd waarmee alleen dit leesbaar was. \(gone) Niemand kan dit nog lezen, ook de "
                + "gemeente niet.",
            "Er bestaan nog reservekopieën van de sleutels, hoogstens 30 dagen lang. Wordt zo'n kopie teruggezet, dan "
                + "wordt de wissing eerst opnieuw uitgevoerd.",
            "Twee medewerkers hebben dit elk apart goedgekeurd. De grond is artikel \(erasure.ground.rawValue) van de "
                + "Algemene Verordening Gegevensbescherming (AVG).",
            "In het logboek blijft staan dát er iets was: een reeks willekeurige tekens, waaruit niet af te leiden is "
                + "over wie of wat het ging. Zo kan iedereen nagaan dat er niets anders verdween.",
            "Dit bewijs staat op plaats \(line.position.seq) in het logboek van \(line.position.log). Met het bestand dat "
                + "erbij hoort, kunt u dat zelf controleren.",
        ]
        if outcome.keyClass != .facts {
            sentences.insert(
                "Wat de wet nog laat bewaren, staat niet op dit bewijs. U kunt dat altijd opvragen.", at: 5)
        }
        return sentences
    }

    private var gone: String {
        let parts =
            outcome.parts.count == 1 ? "1 regel uit het logboek" : "\(outcome.parts.count) regels uit het logboek"
        let facts = outcome.facts == 1 ? "1 bewaard gegeven" : "\(outcome.facts) bewaarde gegevens"
        return "Het gaat om \(parts) en \(facts)."
    }

    /// A fragment of a page, for the screen and the printer.
    package var html: String {
        let paragraphs = sentences.map { "<p>\(Self.escaped($0))</p>" }.joined()
        return "<article lang=\"nl\"><h1>\(title)</h1>\(paragraphs)</article>"
    }

    package var json: JSON {
        .compact([
            "approvals": .array(erasure.approvals.map { .string($0.entry.text) }),
            "at": .string(line.at.rfc3339), "class": .string(outcome.keyClass.name),
            "controller": .string(controller),
            "counts": ["facts": .integer(Int64(outcome.facts)), "parts": .integer(Int64(outcome.parts.count))],
            "entry": .string(line.id.text), "form": "sluis-erasure-v1", "ground": .string(erasure.ground.rawValue),
            "keys": .array(outcome.keys.map(\.json)),
            "proof": proof.json,
            "text": .array(sentences.map { .string($0) }),
        ])
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
