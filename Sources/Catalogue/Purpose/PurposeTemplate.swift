package import Core

/// What a purpose is, for any controller that adopts it: product, attributes, answers, rules, notice.
package struct PurposeTemplate: Hashable, Sendable {
    package let id: String
    /// The municipal product, in Dutch, as the citizen knows it.
    package let product: String
    /// The article of the GDPR, `6(1)(e)`.
    package let gdprArticle: String
    /// The ground for special categories (article 9(2)), where there are any.
    package let specialCategoryGround: String?
    package let act: CitizensAct
    package let population: Population
    package let leadsTo: Consequence
    /// What the rules read; a source is asked for no more.
    package let reads: [AttributeID]
    package let answers: [Answer]
    package let gives: [Given]
    /// What the citizen may tell once for it, and it may use; each with the reason.
    package let tells: [Given]
    /// Days that what was told is kept, from when it was told last.
    package let tellingDays: Int
    /// Outputs whose source is not connected: answered *unavailable*, never silently left out.
    package let notConnected: [AttributeID]
    package let referenceDate: ReferenceDateRule
    /// How fresh each attribute must be; one that is absent is asked each time.
    package let freshness: [AttributeID: Freshness]
    /// Days that an answer may be relied upon.
    package let answerValidDays: Int
    /// The longest consent, in days; zero where the citizen has no act.
    package let maximumConsentDays: Int
    /// Days that a case of this purpose keeps facts alive.
    package let caseDays: Int
    /// The least assurance of the person's identity, per channel; a channel that is not named is not open.
    package let minimumAssurance: [Channel: Assurance]
    /// What else a consent to this purpose is bound by.
    package let consentBounds: ConsentBounds
    package let notice: Notice
    /// The way without consent, in plain Dutch: a refusal starts it (law 10).
    package let alternative: String
    /// Years that entries of this purpose are kept.
    package let retentionYears: Int
    /// Present in a purpose for emergencies.
    package let emergency: EmergencyRule?
    /// What each answer spares the citizen.
    package let spares: Spared

    package init(
        id: String, product: String, gdprArticle: String, specialCategoryGround: String?, act: CitizensAct,
        population: Population, leadsTo: Consequence = .decision, reads: [AttributeID], answers: [Answer],
        gives: [Given],
        notConnected: [AttributeID],
        referenceDate: ReferenceDateRule, freshness: [AttributeID: Freshness], answerValidDays: Int,
        maximumConsentDays: Int, caseDays: Int, minimumAssurance: [Channel: Assurance],
        consentBounds: ConsentBounds = .usual, notice: Notice, alternative: String, retentionYears: Int,
        emergency: EmergencyRule? = nil, spares: Spared = .nothing, tells: [Given] = [], tellingDays: Int = 0
    ) {
        self.id = id
        self.product = product
        self.gdprArticle = gdprArticle
        self.specialCategoryGround = specialCategoryGround
        self.act = act
        self.population = population
        self.leadsTo = leadsTo
        self.reads = reads
        self.answers = answers
        self.gives = gives
        self.notConnected = notConnected
        self.tells = tells
        self.tellingDays = tellingDays
        self.referenceDate = referenceDate
        self.freshness = freshness
        self.answerValidDays = answerValidDays
        self.maximumConsentDays = maximumConsentDays
        self.caseDays = caseDays
        self.minimumAssurance = minimumAssurance
        self.consentBounds = consentBounds
        self.notice = notice
        self.alternative = alternative
        self.retentionYears = retentionYears
        self.emergency = emergency
        self.spares = spares
    }

    /// Whether the citizen may object (GDPR 21(1)): it rests on a task of public interest or a legitimate interest.
    package var mayObject: Bool { act == .objection || gdprArticle == "6(1)(e)" || gdprArticle == "6(1)(f)" }
}
