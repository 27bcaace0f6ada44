package import Core

/// A call that reached the mock, noted before it is answered; it holds no number.
package struct Call: Sendable {
    package let at: Instant
    /// The root element of the request, or `unknown`.
    package let service: String
    /// The slug, or `unknown`.
    package let resident: String
    /// The sender's reference, identification and capacity, where the request could be read.
    package let reference: String?
    package let identification: String?
    package let capacity: String?
    /// The register asked (`RR`, `KSZ`), and the statuses asked by name.
    package let register: String?
    package let statuses: [String]

    package var json: JSON {
        .compact([
            "at": .string(at.rfc3339), "service": .string(service), "resident": .string(resident),
            "reference": reference.map(JSON.string), "identification": identification.map(JSON.string),
            "capacity": capacity.map(JSON.string), "register": register.map(JSON.string),
            "statuses": statuses.isEmpty ? nil : .array(statuses.map(JSON.string)),
        ])
    }
}
