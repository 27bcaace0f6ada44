/// An attribute's value for a subject at a reference date, with where it came from.
package struct Fact: Hashable, Sendable {
    /// What the source told; an attribute that no answer speaks of has no fact at all.
    package enum Content: Hashable, Sendable {
        case value(Value)
        case absent
        /// Kept back by the source, or by rule (a non-communicable address).
        case withheld
    }

    package let attribute: AttributeID
    package let content: Content
    /// The sources that a collection lacks; empty when it is complete (law 5: from partial data never no).
    package let missingSources: [String]
    /// Set when the source warns that the value may be wrong: the data are delivered, an automatic refusal is not.
    package let isDoubtful: Bool
    /// The period for which the source says that the value holds.
    package let validFrom: PartialDate?
    package let validUntil: PartialDate?
    /// By how many days what the source tells of this is late.
    package let delayDays: Int
    package let provenance: Provenance

    package init(
        attribute: AttributeID, content: Content, missingSources: [String] = [], isDoubtful: Bool = false,
        validFrom: PartialDate? = nil, validUntil: PartialDate? = nil, delayDays: Int = 0, provenance: Provenance
    ) {
        self.attribute = attribute
        self.content = content
        self.missingSources = missingSources
        self.isDoubtful = isDoubtful
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.delayDays = delayDays
        self.provenance = provenance
    }

    /// The same fact, with an equal provenance that others have too.
    package func sharing(_ provenance: Provenance) -> Fact {
        Fact(
            attribute: attribute, content: content, missingSources: missingSources, isDoubtful: isDoubtful,
            validFrom: validFrom, validUntil: validUntil, delayDays: delayDays, provenance: provenance)
    }

    /// The day that the value speaks of: the day asked about, or the last one that the source knew of by then.
    package var speaksOf: CalendarDate {
        guard delayDays > 0 else { return provenance.referenceDate }
        return min(provenance.referenceDate, BelgianCalendar.date(at: provenance.retrievedAt).adding(days: -delayDays))
    }

    /// From when on it is older than so many days, the source's own delay counted.
    package func outlives(days: Int) -> Instant { provenance.retrievedAt.adding(days: Int64(days - delayDays)) }
}
