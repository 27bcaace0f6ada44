import Catalogue
package import Core
import Ledger

extension Receipt {
    /// The receipt as the API gives it, which proves itself with the log's key.
    package var json: JSON {
        .compact([
            "id": .string(line.id.text), "consent": .string(consent.text), "code": .string(code),
            "state": .string(state.term), "decision": decision.map { .string($0.rawValue) },
            "at": .string(line.at.rfc3339),
            "controller": .string(controller.name), "purpose": .string(purpose.ref.text),
            "purposeHash": .string(purpose.ref.hash), "product": .string(product), "words": .string(words),
            "stop": .string(stop), "alternative": .string(alternative),
            "from": from.map { .string($0.rfc3339) }, "until": until.map { .string($0.rfc3339) },
            "notBefore": notBefore.map { .string($0.rfc3339) },
            "options": .array(
                purpose.template.options(whileActStands: state.stands).map { .string($0.rawValue) }),
            "proof": proof.json,
        ])
    }
}
