package import Core

/// Reads a purpose as its officer should before activating it: against the dictionary, the mappings and the law.
package struct PurposeCheck: Sendable {
    let dictionary: AttributeDictionary
    /// What the mappings at hand deliver.
    let delivered: Set<AttributeID>
    /// The same by source; a source that is not here has no mapping to hold it to.
    let deliveredBy: [String: Set<AttributeID>]
    /// By how many days what a source tells of an attribute is late.
    let delays: [String: [AttributeID: Int]]
    let today: CalendarDate

    package init(
        dictionary: AttributeDictionary, delivered: Set<AttributeID>, deliveredBy: [String: Set<AttributeID>] = [:],
        delays: [String: [AttributeID: Int]] = [:], today: CalendarDate
    ) {
        self.dictionary = dictionary
        self.delivered = delivered
        self.deliveredBy = deliveredBy
        self.delays = delays
        self.today = today
    }

    /// Everything that is wrong, in the order of the files; empty when the purpose can be activated.
    package func findings(in files: PurposeFiles) -> [CatalogueError] {
        let attributes = attributeFindings(in: files)
        let rules = ruleFindings(in: files)
        let act =
            actFindings(in: files) + populationFindings(in: files) + emergencyFindings(in: files)
            + toldFindings(in: files)
        return (attributes + rules + act + noticeFindings(in: files)).sorted { left, right in
            (left.file == files.places.templateFile ? 0 : 1, left.line)
                < (right.file == files.places.templateFile ? 0 : 1, right.line)
        }
    }

    private func ruleFindings(in files: PurposeFiles) -> [CatalogueError] {
        let purpose = files.purpose
        var types = RuleTypes(
            dictionary: dictionary, parameters: purpose.adoption.parameters,
            referenceDate: purpose.defaultReferenceDate(today: today))
        for answer in purpose.template.answers { types.check(answer, path: "answers.\(answer.name)") }
        return types.problems.map { files.places.finding($0.code, .template, $0.path, $0.message) }
    }

    private func noticeFindings(in files: PurposeFiles) -> [CatalogueError] {
        let template = files.purpose.template
        let notice = template.notice
        var texts = [("notice.title", notice.title), ("notice.ifNo", notice.ifNo), ("notice.stop", notice.stop)]
        texts += notice.lines.enumerated().map { ("notice.lines[\($0.offset)]", $0.element) }
        texts.append(("alternative", template.alternative))
        return texts.flatMap { path, text in
            PlainDutch.problems(in: text).map { files.places.finding(.notPlain, .template, path, $0) }
        }
    }
}
