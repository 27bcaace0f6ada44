/// What makes a purpose one for emergencies (GDPR 6(1)(d)): a basis of its own, and never a replacement of another.
package struct EmergencyRule: Hashable, Sendable {
    /// How long one reason holds for one person.
    package let minutes: Int
    /// Within how many days an officer looks at it afterwards.
    package let reviewDays: Int
    /// The categories of reasons by code, each with its Dutch label.
    package let reasons: [String: String]

    package init(minutes: Int, reviewDays: Int, reasons: [String: String]) {
        self.minutes = minutes
        self.reviewDays = reviewDays
        self.reasons = reasons
    }
}
