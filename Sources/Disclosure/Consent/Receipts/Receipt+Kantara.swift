import Catalogue
package import Core
import Ledger

extension Receipt {
    /// The receipt after Kantara's Consent Receipt Specification 1.1.
    ///
    /// It knows neither refusals nor withdrawals nor a notice's hash: those, and the proof, stand in members beside its
    /// own.
    package var kantara: JSON {
        let special = data.filter { $0.sensitivity == .special }.map { JSON.string($0.label) }
        return [
            "version": "KI-CR-v1.1.0", "jurisdiction": "BE", "consentTimestamp": .integer(line.at.milliseconds / 1000),
            "collectionMethod": .string(taking?.channel.rawValue ?? "none"), "consentReceiptID": .string(line.id.text),
            "publicKey": .string(proof.verifierKey), "language": "nl",
            "piiPrincipalId": .string("urn:uuid:" + consent.text + "#person"),
            "piiControllers": [
                [
                    "piiController": .string(controller.name), "onBehalf": false,
                    "contact": .string(controller.privacy),
                    "address": ["text": .string(controller.address), "country": "BE"],
                    "email": .string(controller.email), "phone": .string(controller.phone),
                    "piiControllerUrl": .string(controller.page),
                ]
            ],
            "policyUrl": .string(controller.page), "services": [service], "sensitive": .boolean(!special.isEmpty),
            "spiCat": .array(special), "sluis:status": .string(state.term), "sluis:consent": .string(consent.text),
            "sluis:noticeHash": .string(purpose.template.notice.hash), "proof": proof.json,
        ]
    }

    private var service: JSON {
        [
            "service": .string(product),
            "purposes": [
                [
                    "purpose": .string(purpose.template.notice.title),
                    "consentType": state.permits ? "EXPLICIT" : "NONE", "purposeCategory": ["1 - Core Function"],
                    "piiCategory": .array(data.map { .string($0.label) }), "primaryPurpose": true,
                    "termination": .string(until.map(\.rfc3339) ?? stop), "thirdPartyDisclosure": false,
                ]
            ],
        ]
    }
}
