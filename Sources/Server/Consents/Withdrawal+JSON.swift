import Catalogue
import Core
import Disclosure
import Ledger

extension Withdrawal {
    /// The end of a consent: where it stands, what is gone by it, and what stays for another purpose.
    func json(at call: Call) -> JSON {
        [
            "consent": .string(consent.text), "at": .string(receipt.line.at.rfc3339),
            "log": call.place(receipt.line.position).json, "alternative": .string(alternative),
            "receipt": receipt.json(at: call),
            "gone": .array(gone.map { ["attribute": .string($0.attribute.name)] }),
            "staying": .array(
                staying.map {
                    [
                        "attribute": .string($0.attribute.name),
                        "purposes": .array($0.purposes.map { .string($0) }),
                    ]
                }),
        ]
    }
}
