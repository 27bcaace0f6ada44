package import Catalogue
package import Core

/// The terms of a purpose that a transaction checks; files are never read there.
package struct PurposeTerms: Hashable, Sendable {
    package struct Title: Hashable, Sendable {
        package let number: String
        package let source: String
        package let finality: String
        /// Every finality whose facts may be used, its own included (law 4).
        package let admits: [String]
        package let mayKeep: Bool
        /// For how many days it may be followed up without a case; 0 where it may not be.
        package let followUpDays: Int
        package let until: CalendarDate

        package init(
            number: String, source: String, finality: String, admits: [String], mayKeep: Bool, followUpDays: Int = 0,
            until: CalendarDate
        ) {
            self.number = number
            self.source = source
            self.finality = finality
            self.admits = admits
            self.mayKeep = mayKeep
            self.followUpDays = followUpDays
            self.until = until
        }
    }

    package let act: CitizensAct
    package let titles: [Title]
    package let outputs: [String]
    package let maximumConsentDays: Int
    package let caseDays: Int
    package let minimumAssurance: [Channel: Assurance]
    package let requiresCase: Bool
    package let bounds: ConsentBounds
    /// Whether a yes needs what its channel leaves as proof; purposes from before that asked for none.
    package let demandsEvidence: Bool
    /// What is agreed to; `nil` in terms from before it was kept.
    package let reach: PurposeReach?
    /// Whether the citizen may object: it rests on a task or an interest (GDPR 21(1)).
    package let mayObject: Bool
    package let emergency: EmergencyRule?
    /// What the citizen may tell for it, and it may use; and for how many days that is kept.
    package let tells: Set<Tellable>
    package let tellingDays: Int

    package init(
        act: CitizensAct, titles: [Title], outputs: [String], maximumConsentDays: Int, caseDays: Int,
        minimumAssurance: [Channel: Assurance], requiresCase: Bool, bounds: ConsentBounds = ConsentBounds(),
        demandsEvidence: Bool = false, reach: PurposeReach? = nil, mayObject: Bool = false,
        emergency: EmergencyRule? = nil, tells: Set<Tellable> = [], tellingDays: Int = 0
    ) {
        self.act = act
        self.titles = titles
        self.outputs = outputs
        self.maximumConsentDays = maximumConsentDays
        self.caseDays = caseDays
        self.minimumAssurance = minimumAssurance
        self.requiresCase = requiresCase
        self.bounds = bounds
        self.demandsEvidence = demandsEvidence
        self.reach = reach
        self.mayObject = mayObject
        self.emergency = emergency
        self.tells = tells
        self.tellingDays = tellingDays
    }

    /// The terms that a purpose's files set.
    package init(_ purpose: Purpose) {
        self.init(
            act: purpose.template.act,
            titles: purpose.adoption.authorisations.map { authorisation in
                Title(
                    number: authorisation.number, source: authorisation.source, finality: authorisation.finality.text,
                    admits: [authorisation.finality.text] + authorisation.accepts.map(\.finality.text),
                    mayKeep: authorisation.mayKeep, followUpDays: authorisation.followUpDays,
                    until: authorisation.until)
            },
            outputs: purpose.outputs.map(\.name), maximumConsentDays: purpose.template.maximumConsentDays,
            caseDays: purpose.template.caseDays, minimumAssurance: purpose.template.minimumAssurance,
            requiresCase: purpose.template.population.requiresCase, bounds: purpose.template.consentBounds,
            demandsEvidence: true, reach: PurposeReach(purpose), mayObject: purpose.template.mayObject,
            emergency: purpose.template.emergency,
            tells: Set(purpose.template.tells.compactMap { Tellable($0.attribute) }),
            tellingDays: purpose.template.tellingDays)
    }

    /// When a consent by a channel can be used first; `nil` where it waits for nothing.
    package func contestEnd(of channel: Channel, from instant: Instant) -> Instant? {
        bounds.contestDays[channel].map { instant.adding(days: Int64($0)) }
    }

    /// Before when nobody may prompt again after a no; `nil` where the purpose sets no days.
    package func askAgain(after instant: Instant) -> Instant? {
        bounds.askAgainDays > 0 ? instant.adding(days: Int64(bounds.askAgainDays)) : nil
    }
}
