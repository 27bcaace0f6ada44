package import Catalogue
package import Core

/// A citizen takes back what they told: it goes in this transaction, and a stop needs no more proof than the wish.
///
/// Of a guarded kind the row stays without its value: else a stop by telephone would open the way to another account.
package struct ToldWithdrawal: TakenRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let taking: Taking
    package let telling: Identifier
    package let kind: Tellable

    package init(
        person: SubjectRef, purpose: PurposeRef, taking: Taking, telling: Identifier, kind: Tellable
    ) {
        self.person = person
        self.purpose = purpose
        self.taking = taking
        self.telling = telling
        self.kind = kind
    }

    var content: JSON {
        content(
            "sluis:ToldWithdrawn", ["attribute": .string(kind.rawValue), "telling": .string(telling.text)])
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose, let taking = Taking(source),
            let telling = source.identifier("telling"), let kind = source.tellable
        else { return nil }
        self.init(person: person, purpose: purpose, taking: taking, telling: telling, kind: kind)
    }
}
