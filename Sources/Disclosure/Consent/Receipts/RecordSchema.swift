package import Core
import Ledger

/// The JSON Schema (2020-12) of ``Receipt/record``: the fields of ISO/IEC TS 27560:2023 that we fill, under the names of
/// DPV 2.3.
///
/// Everything that the specification makes mandatory is required here, and what the DPV guide adds for the GDPR; nothing
/// else may stand in it.
package enum RecordSchema {
    package static let json: JSON = [
        "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:sluis:consent-receipt:1",
        "title": "Consent receipt, ISO/IEC TS 27560:2023 with DPV 2.3", "type": "object",
        "additionalProperties": false,
        "required": .array(required.keys.sorted().map { .string($0) }),
        "properties": .object(required.merging(optional) { first, _ in first }),
        "$defs": ["party": party, "datum": datum, "event": event, "proof": proof, "text": text, "time": time],
    ]

    private static let text: JSON = ["type": "string", "minLength": 1]
    private static let time: JSON = [
        "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$",
    ]
    private static let uuid: JSON = [
        "type": "string", "pattern": "^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(#person)?$",
    ]
    private static let hash: JSON = ["type": "string", "pattern": "^[0-9a-f]{64}$"]

    private static let header: [String: JSON] = [
        "@context": ["type": "object"], "@id": uuid, "@type": ["const": "dpv:ConsentRecord"],
        "dct:conformsTo": ["const": ["ISO/IEC TS 27560:2023", "dpv-27560:receipt-eu-gdpr"]],
        "dct:identifier": reference("text"), "dct:issued": reference("time"), "dct:alternative": reference("text"),
        "dpv:hasDataSubject": object(["@id": uuid, "@type": ["const": "dpv:DataSubject"]]),
        "proof": reference("proof"),
    ]

    private static let processing: [String: JSON] = [
        "dct:language": ["const": "nl"],
        "dpv:hasNotice": object([
            "@type": ["const": "dpv:ConsentNotice"], "dct:identifier": reference("text"),
            "dct:title": reference("text"), "dct:description": reference("text"), "sluis:sha256": hash,
        ]),
        "dpv:hasPurpose": object([
            "@id": reference("text"), "dct:title": reference("text"), "dct:identifier": reference("text"),
            "dct:hasVersion": ["type": "integer", "minimum": 1], "sluis:sha256": hash,
        ]),
        "dpv:hasLegalBasis": list(
            object(
                ["dct:description": reference("text")],
                optional: [
                    "@id": ["type": "string", "pattern": "^eu-gdpr:A6-1-[a-f]$"],
                    "dct:references": ["type": "array", "items": reference("text")],
                ])),
        "sluis:citizensAct": ["enum": ["legalBasis", "safeguard", "explicitRequest", "objection", "none"]],
        "dpv:hasPersonalData": list(reference("datum")), "dpv:hasDataController": reference("party"),
        "dpv:hasProcessing": list(["type": "string", "pattern": "^dpv:"]),
        "dpv:hasStorageCondition": list(
            object(
                ["@type": ["enum": ["dpv:StorageDuration", "dpv:StorageLocation"]]],
                optional: ["dpv:hasDuration": reference("text"), "dpv:hasLocation": reference("text")])),
        "dpv:hasJurisdiction": reference("text"),
        "dpv:hasRecipient": list(object(["@type": ["const": "dpv:Recipient"], "dpv:hasName": reference("text")])),
        "dpv:hasConsentControl": list(
            object([
                "@type": ["enum": ["dpv:WithdrawConsent", "dpv:ProvideConsent", "dpv:RefuseConsent"]],
                "dpv:isExercisedAt": list(reference("text")),
            ])),
        "dpv:hasRight": list(["type": "string", "pattern": "^eu-gdpr:A[0-9]+(-[0-9])?$"]),
        "dpv:hasConsentStatus": list(reference("event")),
    ]

    private static let required = header.merging(processing) { first, _ in first }

    private static let optional: [String: JSON] = [
        "dpv:hasService": reference("text"),
        "dpv:hasAuthority": object([
            "@type": ["const": "dpv:DataProtectionAuthority"], "dpv:hasName": reference("text"),
            "dpv:hasContact": reference("text"),
        ]),
    ]

    private static let party: JSON = object([
        "@id": reference("text"), "@type": ["const": "dpv:DataController"], "dpv:hasName": reference("text"),
        "dpv:hasAddress": reference("text"), "dpv:hasContact": list(reference("text")),
    ])

    private static let datum: JSON = object(
        [
            "@type": ["enum": ["dpv:PersonalData", "dpv:SpecialCategoryPersonalData"]],
            "dct:identifier": reference("text"), "dct:title": reference("text"),
            "dpv:hasNecessity": ["const": "dpv:Required"], "sluis:given": ["type": "boolean"],
        ], optional: ["dpv:hasDataSource": reference("text")])

    private static let event: JSON = object(
        [
            "@type": ["enum": .array(ConsentState.allCases.map { .string($0.term) })],
            "dpv:isIndicatedAtTime": reference("time"), "dpv:isIndicatedBy": reference("text"),
        ],
        optional: [
            "dct:type": ["const": "dpv:ExplicitlyExpressedConsent"],
            "dpv:hasIndicationMethod": ["enum": ["online", "counter", "phone", "paper"]],
            "dpv:hasDuration": object(
                ["@type": ["const": "dpv:UntilTimeDuration"], "sluis:until": reference("time")],
                optional: ["sluis:from": reference("time")]),
        ])

    private static let proof: JSON = object(
        [
            "leaf": reference("text"), "commitments": list(reference("text")), "receipt": reference("text"),
            "verifierKey": reference("text"), "payload": ["type": "object"], "salt": reference("text"),
        ])

    private static func reference(_ name: String) -> JSON { ["$ref": .string("#/$defs/" + name)] }

    private static func list(_ item: JSON) -> JSON { ["type": "array", "minItems": 1, "items": item] }

    private static func object(_ required: [String: JSON], optional: [String: JSON] = [:]) -> JSON {
        [
            "type": "object", "additionalProperties": false,
            "required": .array(required.keys.sorted().map { .string($0) }),
            "properties": .object(required.merging(optional) { first, _ in first }),
        ]
    }
}
