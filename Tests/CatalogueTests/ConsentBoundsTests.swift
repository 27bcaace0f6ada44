import Catalogue
import Core
import Testing

@Suite("What a purpose sets for its consents is read whole, has usual values, and fits together")
struct ConsentBoundsTests {
    private static func bounds(_ more: String) throws -> ConsentBounds {
        try SamplePurpose.files(template: SamplePurpose.templateText + "\n" + more + "\n").purpose.template
            .consentBounds
    }

    @Test("where it says nothing the usual holds")
    func usual() throws {
        let bounds = try Self.bounds("")
        #expect(bounds == .usual && bounds.uses == nil && bounds.frequency == nil)
        #expect(bounds.contestDays == [.phone: 3, .paper: 7] && bounds.askAgainDays == 180)
        #expect(bounds.requestDays == 30 && bounds.representatives == Set(Representative.allCases))
    }

    @Test("each is read, the others staying as they are usually")
    func read() throws {
        #expect(try Self.bounds("uses: 1").uses == 1)
        let frequency = try #require(try Self.bounds("frequency: {every: P1M}").frequency)
        #expect(frequency.times == 1 && frequency.every == Period(1, .month))
        #expect(try Self.bounds("frequency: {times: 3, every: P2W}").frequency?.times == 3)
        #expect(try Self.bounds("contestDays: {phone: 0}").contestDays == [.phone: 0, .paper: 7])
        #expect(try Self.bounds("askAgainDays: 0").askAgainDays == 0)
        #expect(try Self.bounds("requestDays: 5").requestDays == 5)
        #expect(try Self.bounds("representatives: []").representatives == [])
        #expect(try Self.bounds("representatives: [guardian]").representatives == [.guardian])
    }

    @Test(
        "what does not read names the line and what to write",
        arguments: [
            ("uses: 0", "must be 1 or more"), ("uses: many", "whole number"), ("requestDays: 0", "1 or more"),
            ("askAgainDays: -1", "0 or more"), ("frequency: P1M", "must hold"),
            ("frequency: {times: 2}", "lacks `every:`"),
            ("frequency: {every: 1 month}", "must be a period such as"),
            ("frequency: {times: 0, every: P1M}", "1 or more"),
            ("contestDays: {desk: 3}", "must be one of online"), ("contestDays: {phone: -1}", "0 or more"),
            ("representatives: [socialWorker]", "must be one of parent"),
            ("representatives: [parent, parent]", "is named twice"),
        ])
    func unreadable(text: String, message: String) {
        let error = #expect(throws: CatalogueError.self) { try Self.bounds(text) }
        #expect(error?.message.contains(message) == true, "\(error?.description ?? "")")
        #expect(
            error?.line == SamplePurpose.templateText.split(separator: "\n", omittingEmptySubsequences: false).count + 1
        )
    }

    @Test(
        "what does not fit together is found",
        arguments: [
            ("contestDays: {paper: 3}", "the channel is not open"),
            ("contestDays: {phone: 365}", "before it can be used"),
            ("frequency: {every: P2Y}", "longer than the longest consent"),
            ("uses: 2\nfrequency: {times: 2, every: P1M}", "is never reached"),
            ("representatives: [parent]", "nobody here is a minor"),
        ])
    func unfit(text: String, message: String) throws {
        let files = try SamplePurpose.files(template: SamplePurpose.templateText + "\n" + text + "\n")
        let findings = try PurposeCheckTests.check().findings(in: files)
        #expect(findings.count == 1 && findings.first?.message.contains(message) == true, "\(findings)")
    }

    @Test("where the citizen has no act there is nothing to bound")
    func noAct() throws {
        let template = SamplePurpose.templateText.replacing("act: safeguard", with: "act: none")
            .replacing("maximumConsentDays: 365\n", with: "")
        let files = try SamplePurpose.files(template: template + "\nuses: 1\naskAgainDays: 3\n")
        let findings = try PurposeCheckTests.check().findings(in: files).filter { $0.code == .unlawful }
        #expect(findings.count == 2 && findings.allSatisfy { $0.message.contains("no act is given here") })
    }
}
