import Catalogue
package import Core
import Ledger

extension Receipt {
    /// The receipt as a record of ISO/IEC TS 27560:2023, in JSON-LD with the terms of DPV 2.3 and the proof inside; what
    /// it holds is said by ``RecordSchema``.
    package var record: JSON {
        .compact([
            "@context": Self.context, "@id": .string("urn:uuid:" + line.id.text), "@type": "dpv:ConsentRecord",
            "dct:conformsTo": ["ISO/IEC TS 27560:2023", "dpv-27560:receipt-eu-gdpr"],
            "dct:identifier": .string(consent.text), "dct:language": "nl", "dct:issued": .string(line.at.rfc3339),
            "dct:alternative": .string(code), "dpv:hasDataSubject": person, "dpv:hasNotice": notice,
            "dpv:hasPurpose": purposes, "dpv:hasService": .string(product), "dpv:hasLegalBasis": .array(grounds),
            "sluis:citizensAct": .string(purpose.template.act.rawValue),
            "dpv:hasPersonalData": .array(data.map(\.json)), "dpv:hasDataController": controller.json,
            "dpv:hasProcessing": ["dpv:Collect", "dpv:Derive", "dpv:DiscloseByTransmission"],
            "dpv:hasStorageCondition": [
                ["@type": "dpv:StorageDuration", "dpv:hasDuration": .string("P\(purpose.template.retentionYears)Y")],
                ["@type": "dpv:StorageLocation", "dpv:hasLocation": "BE"],
            ], "dpv:hasJurisdiction": "BE-VLG",
            "dpv:hasRecipient": .array(
                purpose.adoption.recipients.map { ["@type": "dpv:Recipient", "dpv:hasName": .string($0)] }),
            "dpv:hasConsentControl": controls,
            "dpv:hasRight": .array((purpose.template.ground?.rights ?? []).map { .string($0.term) }),
            "dpv:hasAuthority": [
                "@type": "dpv:DataProtectionAuthority", "dpv:hasName": "Gegevensbeschermingsautoriteit",
                "dpv:hasContact": "contact@apd-gba.be",
            ],
            "dpv:hasConsentStatus": [event], "proof": proof.json,
        ])
    }

    private static let context: JSON = [
        "dct": "http://purl.org/dc/terms/", "dpv": "https://w3id.org/dpv#",
        "dpv-27560": "https://w3id.org/dpv/guides/consent-27560#", "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
        "sluis": "urn:sluis:", "proof": ["@id": "https://w3id.org/security#proof", "@type": "@json"],
    ]

    /// A name for the person that holds in this record and leads nowhere else.
    private var subject: JSON { .string("urn:uuid:" + consent.text + "#person") }
    private var person: JSON { ["@id": subject, "@type": "dpv:DataSubject"] }

    private var notice: JSON {
        let notice = purpose.template.notice
        return [
            "@type": "dpv:ConsentNotice", "dct:identifier": .string(notice.id), "dct:title": .string(notice.title),
            "dct:description": .string(notice.text), "sluis:sha256": .string(notice.hash),
        ]
    }

    private var purposes: JSON {
        [
            "@id": .string("urn:sluis:" + purpose.ref.text), "dct:title": .string(product),
            "dct:identifier": .string(purpose.ref.id), "dct:hasVersion": .integer(Int64(purpose.ref.version)),
            "sluis:sha256": .string(purpose.ref.hash),
        ]
    }

    private var grounds: [JSON] {
        let titles = purpose.adoption.authorisations.map { JSON.string($0.number) }
        let basis = JSON.compact([
            "@id": purpose.template.ground.map { .string($0.term) }, "dct:description": .string(purpose.adoption.norm),
            "dct:references": .array(titles),
        ])
        guard let special = purpose.template.specialCategoryGround else { return [basis] }
        return [basis, ["dct:description": .string(special)]]
    }

    /// How to stop, where there is something to stop; how to say yes or no, where that is still asked.
    private var controls: JSON {
        let reach = [stop, controller.phone, controller.address, controller.page].filter { !$0.isEmpty }
            .map { JSON.string($0) }
        func control(_ type: JSON) -> JSON { ["@type": type, "dpv:isExercisedAt": .array(reach)] }
        switch state {
        case .requested, .deferred: return [control("dpv:ProvideConsent"), control("dpv:RefuseConsent")]
        case .given, .renewed, .paused: return [control("dpv:WithdrawConsent")]
        default: return [control("dpv:ProvideConsent")]
        }
    }

    private var event: JSON {
        .compact([
            "@type": .string(state.term), "dct:type": state.permits ? "dpv:ExplicitlyExpressedConsent" : nil,
            "dpv:isIndicatedAtTime": .string(line.at.rfc3339), "dpv:hasDuration": duration,
            "dpv:isIndicatedBy": state == .requested ? .string(controller.json["@id"]?.string ?? "") : subject,
            "dpv:hasIndicationMethod": taking.map { .string($0.channel.rawValue) },
        ])
    }

    private var duration: JSON? {
        until.map { until in
            .compact([
                "@type": "dpv:UntilTimeDuration", "sluis:from": from.map { .string($0.rfc3339) },
                "sluis:until": .string(until.rfc3339),
            ])
        }
    }
}

extension ReceiptDatum {
    fileprivate var json: JSON {
        .compact([
            "@type": sensitivity == .special ? "dpv:SpecialCategoryPersonalData" : "dpv:PersonalData",
            "dct:identifier": .string(attribute.name), "dct:title": .string(label),
            "dpv:hasDataSource": source.map { .string($0) }, "dpv:hasNecessity": "dpv:Required",
            "sluis:given": .boolean(isGiven),
        ])
    }
}

extension ControllerCard {
    /// As a party of ISO/IEC TS 27560.
    fileprivate var json: JSON {
        [
            "@id": .string("urn:kbo:" + enterpriseNumber.digits), "@type": "dpv:DataController",
            "dpv:hasName": .string(name), "dpv:hasAddress": .string(address),
            "dpv:hasContact": [.string(phone), .string(email), .string(page), .string(privacy)],
        ]
    }
}
