import Core

/// A person's file by date, as the KSZ words it: the content of GeefDossierHandicap 03.00, and of the KSZ's own answer.
struct HandicapMessage {
    static let nothing = "Treatment successful, but no data found at the supplier."
    private static let unknown = "The SSIN is not sufficiently integrated for the provider of the data"
    /// Sources by the name in the criteria, and the element of their result, in the order of the schema.
    private static let sources = [
        ("DGPH", "dgphResult"), ("VSB", "vsbResult"), ("KindEnGezin", "kindEnGezinResult"),
        ("IrisCare", "irisCareResult"), ("NicCin", "nicCinResult"), ("AVIQ", "aviqResult"), ("DSL", "dslResult"),
        ("MDG", "mdgResult"),
    ]

    let resident: Resident
    /// The number asked for, where another has replaced it.
    let formerNumber: INSZ?
    let file: HandicapFile?
    /// `ConsultFilesByDateCriteria`, or `criteria` of the KSZ's own request.
    let criteria: XMLElement

    /// Whether there is anything to tell on the day asked.
    var isFound: Bool {
        guard let file else { return false }
        return !file.unknownAt.contains("DGPH") && isAsked("DGPH")
    }

    /// From `status` to `results`.
    func write(to writer: inout MessageWriter) {
        status(&writer, isFound ? .found : .nothing)
        let number = resident.insz.revealedDigits
        if let formerNumber {
            writer.leaf("ssin", formerNumber.revealedDigits, ("canceled", "true"), ("replacedBy", number))
        } else if isFound {
            writer.leaf("ssin", number)
        }
        if let file, isFound, !file.withheld.isEmpty {
            writer.element("dataFilters") { writer in
                for part in file.withheld { writer.leaf("filteredElement", part) }
            }
        }
        writer.element("results") { writer in
            for (name, element) in Self.sources where isAsked(name) {
                writer.element(element) { writer in result(&writer, of: name) }
            }
        }
    }

    /// Who asks for no source by name gets the four that MAGDA asks of itself.
    private func isAsked(_ source: String) -> Bool {
        asked("handicapAuthenticSources")
            ? asks("handicapAuthenticSources", source) : ["DGPH", "IrisCare", "AVIQ", "DSL"].contains(source)
    }

    private func result(_ writer: inout MessageWriter, of source: String) {
        guard source == "DGPH", isFound, let file else {
            let isUnknown = source != "DGPH" || file?.unknownAt.contains(source) == true
            return status(&writer, isUnknown ? .unknown : .nothing)
        }
        status(&writer, .found)
        writer.element("file") { writer in write(file, to: &writer) }
    }

    /// Global status, and each source's own.
    enum Status {
        case found, nothing, unknown
    }

    private func status(_ writer: inout MessageWriter, _ status: Status) {
        switch status {
        case .found: writer.status("DATA_FOUND", "MSG00000", "Treatment successful")
        case .nothing: writer.status("NO_DATA_FOUND", "MSG00100", Self.nothing)
        case .unknown: writer.status("NO_DATA_FOUND", "MSG00021", Self.unknown)
        }
    }

    private func write(_ file: HandicapFile, to writer: inout MessageWriter) {
        if asks("parts", "evolutionOfRequest"), !file.withheld.contains("evolutionOfRequest") {
            writer.element("evolutionOfRequest") { writer in
                writer.leaf("legislation", "0")
                writer.boolean("administrativePendingRequest", file.isPending)
                writer.boolean("handicapRecognitionPending", file.isPending)
                writer.boolean("appeal", false)
            }
        }
        if asks("parts", "handicapRecognitions"), let recognition = file.recognition,
            !file.withheld.contains("handicapRecognitions")
        {
            writer.element("handicapRecognitions") { writer in
                writer.element("handicapRecognition") { writer in write(file, recognition, to: &writer) }
            }
        }
        if asks("parts", "rights"), let cents = file.allowance, let recognition = file.recognition {
            writer.element("rights") { writer in
                writer.period("period", recognition.since.text, nil, begin: "beginDate")
                writer.leaf("legislation", "3")
                let euros = String(cents / 100) + "." + String(cents % 100 + 100).dropFirst()
                writer.leaf("totalMonthAmount", euros)
                writer.leaf("monthAmount", euros)
                writer.leaf("categoryIVT", "C")
                writer.leaf("categoryIT", "1")
                writer.boolean("partnerIncome", false)
                writer.leaf("decisionStatus", "POSITIVE")
            }
        }
        if asks("parts", "socialCards") {
            writer.list("socialCards", "socialCard", Array(file.cards.prefix(2))) { writer, card in
                writer.leaf("deliveryDate", card.period.since.text)
                writer.leaf("endDate", card.period.until?.text)
                writer.leaf("cardNumber", card.number)
                writer.leaf("cardCategory", card.category)
            }
        }
    }

    private func write(_ file: HandicapFile, _ recognition: Period, to writer: inout MessageWriter) {
        writer.element("recognitionStatus") { writer in
            writer.leaf("dateOfDecision", recognition.since.text)
            writer.leaf("startDateRecognition", recognition.since.text)
            writer.leaf("endDateRecognition", recognition.until?.text)
        }
        writer.leaf("legislation", "3")
        writer.element("handicapRecognitionDetails") { writer in
            writer.boolean("lowerLimbs50p", file.lowerLimbs)
            writer.boolean("fullBlindness", file.blind)
            writer.boolean("upperLimbsAmputated", file.upperLimbsAmputated)
            writer.boolean("upperLimbsParalyzed", file.upperLimbsParalysed)
        }
        if !file.pillars.isEmpty {
            writer.element("resultRecognitionChild") { writer in
                writer.element("pillars") { writer in
                    for (index, points) in file.pillars.enumerated() {
                        writer.leaf("pillar" + String(index + 1), String(points))
                    }
                    writer.leaf("pillarsTotal", String(file.pillars.reduce(0, +)))
                }
            }
        } else if !file.points.isEmpty {
            writer.element("resultRecognitionAdult") { writer in
                writer.element("diminuationIndependence") { writer in
                    for part in file.points { writer.leaf(part.name, String(part.points)) }
                    writer.leaf("totalPoints", String(file.totalPoints))
                }
                writer.boolean("diminuationEarnings", file.losesEarnings)
            }
        }
        writer.leaf("decisionStatus", "RECOGNITION_DETERMINED")
    }

    /// Whether a group of the criteria names anything at all; an empty group asks for everything.
    private func asked(_ group: String) -> Bool { criteria[group]?.children.isEmpty == false }

    private func asks(_ group: String, _ name: String) -> Bool {
        guard asked(group) else { return true }
        return ["true", "1"].contains(criteria[group]?[name]?.trimmed ?? "")
    }
}
