package import Catalogue
package import Core

/// The register of processing (GDPR 30(1)), from the purposes in force.
package struct ProcessingRegister: Sendable {
    package struct Category: Sendable {
        package let label: String
        /// What of it the purpose takes, and why.
        package let reason: String
        package let freshness: Freshness
        /// Whether what is fetched of it may be kept.
        package let isKept: Bool
    }

    /// What citizens tell once for a purpose.
    package struct Told: Sendable {
        package let attribute: AttributeID
        package let label: String
        package let reason: String
        /// Days that it is kept, from when it was told last.
        package let days: Int
        /// The controller's other purposes in force that are handed it too, where the citizen said so.
        package let reusers: [Purpose]
    }

    package struct Row: Sendable {
        package let purpose: Purpose
        /// What is read or given, each with its reason.
        package let categories: [Category]
        /// What no register has, and the citizen tells.
        package let told: [Told]
        package let isSpecial: Bool

        package var asksConsent: Bool { purpose.template.act.mustBeGiven }
    }

    package let controller: String
    package let rows: [Row]

    /// `dictionary` gives the Dutch labels.
    package init(controller: String, purposes: [Purpose], dictionary: AttributeDictionary) {
        self.controller = controller
        rows = purposes.map { purpose in
            let given = purpose.template.gives.map { given in
                Category(
                    label: dictionary[given.attribute]?.label ?? given.attribute.name, reason: given.reason,
                    freshness: purpose.freshness(of: given.attribute), isKept: purpose.keeps(given.attribute))
            }
            let givenIDs = Set(purpose.template.gives.map(\.attribute))
            let read = purpose.template.reads.filter { !givenIDs.contains($0) }.map { attribute in
                Category(
                    label: dictionary[attribute]?.label ?? attribute.name,
                    reason: "nodig om te weten: "
                        + purpose.template.answers.filter { answer in
                            Derivation.reads(of: purpose, wanted: [OutputName(answer.name)]).contains(attribute)
                        }.map(\.label)
                        .joined(separator: "; "), freshness: purpose.freshness(of: attribute),
                    isKept: purpose.keeps(attribute))
            }
            let all = purpose.template.reads + purpose.template.gives.map(\.attribute)
            let told = purpose.template.tells.map { item in
                Told(
                    attribute: item.attribute, label: dictionary[item.attribute]?.label ?? item.attribute.name,
                    reason: item.reason, days: purpose.template.tellingDays,
                    reusers: purposes.filter { other in
                        other.ref.id != purpose.ref.id
                            && other.template.tells.contains { $0.attribute == item.attribute }
                    })
            }
            return Row(
                purpose: purpose, categories: given + read, told: told,
                isSpecial: all.contains { dictionary[$0]?.sensitivity == .special })
        }
    }

    package var json: JSON {
        [
            "controller": .string(controller), "items": .array(rows.map(\.json)),
        ]
    }

    /// RFC 4180, with the Dutch heads of the page.
    package var csv: String {
        let head = [
            "doel", "versie", "product", "rechtsgrond", "norm", "machtigingen", "gegevens", "ontvangers",
            "bewaartermijn in jaren", "toestemming", "wat burgers vertellen",
        ]
        return ([head] + rows.map(\.cells)).map { line in line.map(Self.quoted).joined(separator: ",") + "\r\n" }
            .joined()
    }

    /// A cell that a spreadsheet could take for a formula begins with an apostrophe.
    private static func quoted(_ text: String) -> String {
        let plain = text.first.map { "=+-@\t\r".contains($0) } == true ? "'" + text : text
        return "\"" + plain.replacing("\"", with: "\"\"") + "\""
    }
}

extension ProcessingRegister.Row {
    /// One authorisation as it is cited, with its last day.
    package var titles: [String] {
        purpose.adoption.authorisations.map { "\($0.source): \($0.number), tot \($0.until.text)" }
    }

    fileprivate var cells: [String] {
        [
            purpose.ref.id, String(purpose.ref.version), purpose.template.product, purpose.template.gdprArticle,
            purpose.adoption.norm, titles.joined(separator: "; "),
            categories.map { "\($0.label) (\($0.reason))" }.joined(separator: "; "),
            purpose.adoption.recipients.joined(separator: "; "), String(purpose.template.retentionYears),
            asksConsent ? "ja" : "nee", told.map(\.text).joined(separator: "; "),
        ]
    }

    fileprivate var json: JSON {
        .compact([
            "purpose": .string(purpose.ref.id), "version": .integer(Int64(purpose.ref.version)),
            "hash": .string(purpose.ref.hash), "product": .string(purpose.template.product),
            "gdprArticle": .string(purpose.template.gdprArticle),
            "specialCategoryGround": purpose.template.specialCategoryGround.map { .string($0) },
            "norm": .string(purpose.adoption.norm), "act": .string(purpose.template.act.rawValue),
            "asksConsent": .boolean(asksConsent),
            "authorisations": .array(
                purpose.adoption.authorisations.map {
                    [
                        "source": .string($0.source), "kind": .string($0.kind.rawValue), "number": .string($0.number),
                        "until": .string($0.until.text),
                    ]
                }),
            "categories": .array(
                categories.map { category in
                    .compact([
                        "label": .string(category.label), "reason": .string(category.reason),
                        "maximumAgeDays": .integer(Int64(category.freshness.maximumAgeDays)),
                        "olderDaysWhenDown": category.freshness.whenDown.map { .integer(Int64($0.olderDays)) },
                        "kept": .boolean(category.isKept),
                    ])
                }),
            "tells": .array(told.map(\.json)),
            "recipients": .array(purpose.adoption.recipients.map { .string($0) }),
            "retentionYears": .integer(Int64(purpose.template.retentionYears)),
        ])
    }
}

extension ProcessingRegister.Told {
    fileprivate var text: String {
        let reuse = reusers.isEmpty ? "" : ", ook voor " + reusers.map(\.template.product).joined(separator: " en ")
        return "\(label) (\(reason)), \(days) dagen\(reuse)"
    }

    fileprivate var json: JSON {
        [
            "attribute": .string(attribute.name), "label": .string(label), "reason": .string(reason),
            "days": .integer(Int64(days)), "reusedBy": .array(reusers.map { .string($0.ref.id) }),
        ]
    }
}
