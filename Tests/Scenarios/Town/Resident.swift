import Core
import Foundation
import Support

/// The test residents, read from their files: whom the sources know.
struct Resident: Sendable {
    let slug: String
    let number: String

    static let all: [Resident] = {
        let folder = Repository.root + "/mocks/residents"
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        return names.compactMap { name in
            guard let text = try? Repository.text("mocks/residents/" + name),
                let line = text.split(separator: "\n").first(where: { $0.hasPrefix("insz:") })
            else { return nil }
            return Resident(slug: String(name.dropLast(5)), number: line.filter(\.isNumber))
        }
    }()

    /// The number of a resident, by slug or first name.
    static func number(_ name: String) -> String {
        all.first { $0.slug == name || $0.slug.hasPrefix(name + "-") }?.number ?? ""
    }

    /// Test numbers of people whom no source knows: born on one day, with valid check digits.
    static func strangers(_ count: Int) -> [String] {
        (1...count).map { serial in
            withCheck("556101" + String(repeating: "0", count: 3 - String(serial).count) + String(serial))
        }
    }

    /// The nine digits of someone born before 2000, with the two that check them.
    static func withCheck(_ nine: String) -> String {
        let check = 97 - (Int(nine) ?? 0) % 97
        return nine + (check < 10 ? "0" : "") + String(check)
    }
}
