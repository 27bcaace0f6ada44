import Catalogue
import Core
import Disclosure
import Ledger

extension Receipt {
    /// What is printed for the citizen, and proves itself with the log's key.
    func json(at call: Call) -> JSON {
        .compact([
            "consent": .string(consent.text), "decision": .string(decision.rawValue), "at": .string(line.at.rfc3339),
            "controller": .string(call.desk.name), "purpose": .string(purpose.text), "product": .string(product),
            "words": .string(words), "stop": .string(stop), "alternative": .string(alternative),
            "until": until.map { .string($0.rfc3339) }, "log": call.place(line.position).json,
            "proof": proof.json(verifierKey: call.desk.verifierKey),
        ])
    }
}

extension EntryProof {
    /// Leaf and receipt prove the place; payload and salt, where they are the reader's own, what stands there.
    func json(verifierKey: String) -> JSON {
        .compact([
            "leaf": .string(String(decoding: leaf, as: UTF8.self)),
            "commitments": .array(commitments.map { .string(Base64.encode($0)) }), "receipt": .string(receipt),
            "payload": payload, "salt": salt.map { .string(Base64.encode($0)) },
            "verifierKey": .string(verifierKey),
        ])
    }
}

extension Withdrawal {
    /// The end of a consent: where it stands, what is gone by it, and what stays for another purpose.
    func json(at call: Call) -> JSON {
        [
            "consent": .string(consent.text), "at": .string(line.at.rfc3339),
            "log": call.place(line.position).json, "alternative": .string(alternative),
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
